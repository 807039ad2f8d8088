/* Loops and subroutines can be folded to their first line; the column of marks does it, and keys. */
import {
  codeFolding, foldEffect, foldGutter, foldService, foldedRanges, keymap, toggleFold, unfoldEffect,
} from "../vendor/cm.js";
import { numberOf } from "./lines.js";
import { blocksIn } from "./structure.js";

/** Texts do not change: what was found in one is found once. */
const known = new WeakMap();

function blocksOf(doc) {
  if (!known.has(doc)) known.set(doc, new Map(blocksIn(doc.toString().split("\n")).toReversed().map(({ first, last }) => [first, last])));
  return known.get(doc);
}

/** From the end of its first line to the end of its last one. */
function blockAt(state, from) {
  const { doc } = state;
  const line = doc.lineAt(from);
  const last = blocksOf(doc).get(line.number - 1);
  return last === undefined ? null : { from: line.to, to: doc.line(last + 1).to };
}

function placeholderOf(state, { from, to }) {
  const { doc } = state;
  const number = numberOf(doc.lineAt(to).text);
  const lines = doc.lineAt(to).number - doc.lineAt(from).number;
  return number === null ? `… ${lines} lines` : `… ${number}`;
}

function markOf(open) {
  const mark = document.createElement("span");
  mark.className = open ? "fold" : "fold closed";
  mark.title = open ? "Fold" : "Unfold";
  return mark;
}

function placeholder(view, unfold, text) {
  const words = document.createElement("button");
  words.type = "button";
  words.tabIndex = -1;
  words.className = "folded";
  words.textContent = text;
  words.setAttribute("aria-label", `Folded up to ${text.slice(2)}. Unfold`);
  words.addEventListener("click", unfold);
  return words;
}

export const folding = [
  foldService.of(blockAt),
  codeFolding({ preparePlaceholder: placeholderOf, placeholderDOM: placeholder }),
  foldGutter({ markerDOM: markOf }),
  keymap.of([
    { key: "Ctrl-Shift-[", run: toggleFold },
  ]),
];

/** Shows the line at a position, whatever is folded there. */
export function reveal(view, position) {
  const effects = [];
  foldedRanges(view.state).between(position, position, (from, to) => {
    if (from < position && position <= to) effects.push(unfoldEffect.of({ from, to }));
  });
  if (effects.length) view.dispatch({ effects });
}

/** The numbers of the lines that are folded, to be folded again by `refold`. */
export function foldedLines(state) {
  const lines = [];
  foldedRanges(state).between(0, state.doc.length, (from) => {
    const number = numberOf(state.doc.lineAt(from).text);
    if (number !== null) lines.push(number);
  });
  return lines;
}

/** Effects that fold the lines with these numbers. */
export function refold(state, numbers) {
  const wanted = new Set(numbers);
  const effects = [];
  for (const [first] of blocksOf(state.doc)) {
    const { from, text } = state.doc.line(first + 1);
    if (wanted.has(numberOf(text))) effects.push(foldEffect.of(blockAt(state, from)));
  }
  return effects;
}
