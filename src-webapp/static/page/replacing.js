/* A dialog that shows what "Replace all" changes, each with a box that leaves it out. */

/** Returns what opens the dialog for {changes, more}; `replace` takes those chosen. */
export function replacementDialog(dialog, replace) {
  const list = dialog.querySelector("ul");
  const act = dialog.querySelector(".primary");
  let changes = [];
  const boxes = () => [...list.querySelectorAll("input")];
  const count = () => {
    const chosen = boxes().filter(({ checked }) => checked).length;
    act.textContent = `Replace ${chosen}`;
    act.disabled = chosen === 0;
  };
  list.addEventListener("change", count);
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "replace") replace(changes.filter((_, index) => boxes()[index].checked));
  });
  return (found) => {
    changes = found.changes;
    list.replaceChildren(...changes.map(rowOf));
    dialog.querySelector(".hint").hidden = !found.more;
    count();
    dialog.returnValue = "";
    dialog.showModal();
    act.focus();
  };
}

function rowOf({ number, before, found, insert, after }) {
  const row = document.createElement("li");
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = true;
  const line = document.createElement("b");
  line.textContent = number ?? "–";
  const text = document.createElement("code");
  text.append(before, part("del", found), part("ins", insert), after);
  label.append(box, line, text);
  row.append(label);
  return row;
}

function part(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
