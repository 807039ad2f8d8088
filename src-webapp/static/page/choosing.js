/* Choosing a template in a dialog. */
import { TEMPLATES, numbered } from "../editor/templates.js";

/** Returns what opens the dialog; `insert` takes what is chosen. */
export function templateDialog(dialog, insert) {
  const list = dialog.querySelector("ul");
  return () => {
    list.replaceChildren(...TEMPLATES.map((template) => {
      const button = document.createElement("button");
      button.type = "button";
      const name = document.createElement("b");
      name.textContent = template.name;
      const code = document.createElement("code");
      code.textContent = numbered(template.lines, template.lines.map((_, index) => 10 * (index + 1)), true);
      button.append(name, code);
      button.addEventListener("click", () => {
        dialog.close();
        insert(template);
      });
      const item = document.createElement("li");
      item.append(button);
      return item;
    }));
    dialog.showModal();
  };
}
