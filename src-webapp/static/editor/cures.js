/* Cures of problems: buttons where a problem is explained, and in a box at the cursor that a key opens. */
import { StateEffect, StateField, Transaction, keymap, showTooltip } from "../vendor/cm.js";
import { numberBetween, numberOf } from "./lines.js";

const open = StateEffect.define();

/** What the server offers for the line that begins at `start`, as {text, changes}. */
export function servedCures(doc, start, cures) {
  return cures.map(({ text, from, to, insert }) => ({
    text, changes: from < 0 ? newLine(doc, insert) : { from: start + from, to: start + to, insert },
  }));
}

function newLine(doc, line) {
  for (let n = 1; n <= doc.lines; n++) {
    const { from, text } = doc.line(n);
    if (numberOf(text) > numberOf(line)) return { from, insert: `${line}\n` };
  }
  return { from: doc.length, insert: `\n${line}` };
}

/** What helps when the line at index `n` has the number of the one at index `earlier`. */
export function curesOfTwins(doc, n, earlier) {
  const line = doc.line(n);
  const number = numberOf(line.text);
  const [, before, digits] = /^(\s*)(\d+)/.exec(line.text);
  const next = n < doc.lines ? numberOf(doc.line(n + 1).text) : null;
  const free = next !== null && next <= number ? null : numberBetween(number, next);
  const { from } = doc.line(earlier);
  const cures = [{ text: "Remove the earlier line", changes: { from, to: doc.line(earlier + 1).from } }];
  const at = line.from + before.length;
  if (free !== null) cures.unshift({ text: `Number it ${free}`, changes: { from: at, to: at + digits.length, insert: String(free) } });
  return cures;
}

export function applyCure(view, { changes }) {
  if (view.state.readOnly) return;
  view.dispatch({ changes, userEvent: "input.cure", effects: open.of(null), scrollIntoView: true });
  view.focus();
}

/** A button for each cure of a problem. */
export function cureButtons(cures, apply) {
  return cures.map((cure) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cure";
    button.textContent = cure.text;
    button.addEventListener("click", () => apply(cure));
    return button;
  });
}

/* What the user does closes it; what the server changes meanwhile only moves it. */
const box = StateField.define({
  create: () => null,
  update(value, transaction) {
    const opened = transaction.effects.find((effect) => effect.is(open));
    if (opened) return opened.value;
    if (value === null || transaction.annotation(Transaction.userEvent) !== undefined) return null;
    return { ...value, pos: transaction.changes.mapPos(value.pos) };
  },
  provide: (field) => showTooltip.from(field),
});

/**
 * `problemsOf(state)` gives the problems; a key opens the box. `none()` is told where there is nothing to cure, `left()`
 * when the user goes from the box to something outside of the editor.
 */
export function cures(problemsOf, none, left) {
  return [
    box,
    keymap.of([{ key: "Mod-.", run: (view) => openBox(view, problemsOf, left) || (none(), true) }]),
  ];
}

/** Is the user in the box? Then the editor's line has not been left. */
export function choosesCure(view) {
  return view.dom.querySelector(".cures")?.contains(document.activeElement) ?? false;
}

/** The problems that can be cured in the line at a position. */
function curable({ doc }, problems, position) {
  const line = doc.lineAt(position);
  return problems.filter(({ from, cures }) => from >= line.from && from <= line.to && cures.length > 0);
}

function openBox(view, problemsOf, left) {
  const { head } = view.state.selection.main;
  const here = curable(view.state, problemsOf(view.state), head);
  const problem = here.find(({ from, to }) => from <= head && head <= to) ?? here[0];
  if (!problem) return false;
  /* The program may have changed since the box was opened. */
  const apply = ({ text }) => {
    const now = curable(view.state, problemsOf(view.state), view.state.field(box).pos);
    const cure = now.flatMap(({ cures }) => cures).find((one) => one.text === text);
    if (cure) applyCure(view, cure);
    else close(view);
  };
  const dom = menuOf(view, problem, apply, left);
  view.dispatch({ effects: open.of({ pos: problem.from, create: () => ({ dom, mount: () => focusSoon(view) }) }) });
  return true;
}

function close(view) {
  view.dispatch({ effects: open.of(null) });
  view.focus();
}

/** The box is placed after it is made; only then it takes the focus. */
function focusSoon(view) {
  requestAnimationFrame(() => view.dom.querySelector(".cures button")?.focus());
}

function menuOf(view, { text, cures }, apply, left) {
  const menu = document.createElement("div");
  menu.className = "word-help problem-help cures";
  menu.setAttribute("role", "group");
  menu.setAttribute("aria-label", text);
  const words = document.createElement("p");
  words.textContent = text.split(". ")[0];
  menu.append(words, ...cureButtons(cures, apply));
  menu.addEventListener("keydown", (event) => move(event, menu, view));
  menu.addEventListener("focusout", ({ relatedTarget }) => view.dom.contains(relatedTarget) || left());
  return menu;
}

function move(event, menu, view) {
  const buttons = [...menu.querySelectorAll("button")];
  const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step) buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length).focus();
  else if (event.key === "Escape") close(view);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
