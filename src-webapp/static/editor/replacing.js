/* The search panel: what of it a phone shows, and what "Replace all" would do, line by line, so that it is seen and chosen before it is done. */
import { EditorView, getSearchQuery, isolateHistory, searchPanelOpen } from "../vendor/cm.js";
import { numberOf } from "./lines.js";

/** More are not shown, and not replaced at once. */
const MOST = 1000;

/**
 * Changes that the search panel's query makes, and whether there are `more`. A change is {from, to, insert, number,
 * before, found, after}; before and after are the rest of the line.
 */
export function replacements(state) {
  const query = getSearchQuery(state);
  const changes = [];
  if (!query.valid) return { changes, more: false };
  const cursor = query.getCursor(state);
  let next = cursor.next();
  for (; !next.done && changes.length < MOST; next = cursor.next()) {
    const { from, to, match } = next.value;
    const line = state.doc.lineAt(from);
    changes.push({
      from, to, insert: insertOf(query, match),
      number: numberOf(line.text),
      before: line.text.slice(0, from - line.from).replace(/^\s*\d+ ?/, ""),
      found: state.doc.sliceString(from, to),
      after: line.text.slice(to - line.from),
    });
  }
  return { changes, more: !next.done };
}

/** In a regular expression's replacement $& is all that was found, $1 its first group, $$ a dollar sign. */
function insertOf(query, match) {
  const text = query.unquote(query.replace);
  if (!query.regexp) return text;
  return text.replace(/\$(?:([$&])|(\d+))/g, (whole, sign, group) => (sign === "$" ? "$" : sign === "&" ? match[0] : match[group] ?? whole));
}

/** Makes the chosen changes; one undo takes all of them back. False when the program is another one by now: then it stays. */
export function replace(view, chosen) {
  if (chosen.some(({ from, to, found }) => view.state.sliceDoc(from, to) !== found)) return false;
  view.dispatch({
    changes: chosen.map(({ from, to, insert }) => ({ from, to, insert })),
    annotations: isolateHistory.of("full"),
    userEvent: "input.replace.all",
  });
  view.focus();
  return true;
}

/** The search panel's button for all lets `act` show first what would change. */
export function replaceAllBy(parent, act) {
  parent.addEventListener("click", (event) => {
    if (!event.target.closest("[name=replaceAll]")) return;
    event.stopImmediatePropagation();
    act();
  }, { capture: true });
}

/** Where there is little room, the panel shows its field; a button shows the rest. */
export const options = EditorView.updateListener.of(({ view, state, startState }) => {
  if (!searchPanelOpen(state) || searchPanelOpen(startState)) return;
  const panel = view.dom.querySelector(".cm-search");
  const button = document.createElement("button");
  button.type = "button";
  button.name = "options";
  button.className = "cm-button";
  button.textContent = "Options";
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => button.setAttribute("aria-expanded", String(panel.toggleAttribute("data-options"))));
  panel.querySelector("[name=select]").after(button);
});
