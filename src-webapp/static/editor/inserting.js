/* Lines that come between others under free numbers: by Enter, by a dialog, and out of templates. */
import {
  EditorState, EditorView, StateEffect, StateField, clearSnippet, invertedEffects, isolateHistory, snippet,
} from "../vendor/cm.js";
import { isBareNumber, numberAt, numberBetween, numberOf, numbersBetween } from "./lines.js";
import { numbered } from "./templates.js";

/** Who leaves the editor is done with filling in; else the next click only chose a field, and took no focus. */
export const templates = EditorView.domEventHandlers({
  blur: (event, view) => {
    clearSnippet(view);
    return false;
  },
});

const automate = StateEffect.define();

/** The number that Enter wrote last; null once the user has written another one in its place. */
const automatic = StateField.define({
  create: () => null,
  update: (number, { effects }) => effects.reduce((last, effect) => (effect.is(automate) ? effect.value : last), number),
});

/** Who writes or pastes a number behind the one that Enter wrote, with nothing between them, means his own. */
export const ownNumbers = [
  automatic,
  invertedEffects.of(({ effects, startState }) => effects.filter((effect) => effect.is(automate)).map(() => automate.of(startState.field(automatic)))),
  EditorState.transactionFilter.of(giveWay),
  EditorView.updateListener.of(({ view, transactions }) => {
    const types = transactions.every((transaction) => transaction.isUserEvent("input.type"));
    if (types && !view.compositionStarted && view.state.field(automatic) !== null) queueMicrotask(() => giveWayToComposed(view));
  }),
];

/* As a filter, for what is pasted and what a phone writes is no key stroke. */
function giveWay(transaction) {
  const { startState, changes } = transaction;
  const line = startState.doc.lineAt(startState.selection.main.head);
  const untouched = isBareNumber(line.text) && /\s$/.test(line.text) && numberOf(line.text) === startState.field(automatic);
  if (!untouched || changes.empty || !transaction.isUserEvent("input") || transaction.isUserEvent("input.type.compose")) return transaction;
  const written = [];
  changes.iterChanges((from, to, _from, _to, text) => written.push({ from, to, text: text.toString() }));
  const [{ from, to, text }] = written;
  if (written.length > 1 || from !== line.to || to !== line.to || !/^\s*\d/.test(text)) return transaction;
  // Undo brings back the number before the line.
  return [transaction, { changes: { from: line.from, to: line.to }, effects: automate.of(null), annotations: isolateHistory.of("before") }];
}

/* While a keyboard composes, the text around is left alone: else it would write the digits twice. */
function giveWayToComposed(view) {
  const { doc, selection } = view.state;
  const line = doc.lineAt(selection.main.head);
  const before = /^\s*\d+\s+(?=\d)/.exec(line.text)?.[0];
  if (before === undefined || numberOf(before) !== view.state.field(automatic)) return;
  view.dispatch({ changes: { from: line.from, to: line.from + before.length }, effects: automate.of(null), userEvent: "input" });
}

/** Writes a statement behind the line with a number, under the next free one; false when none is free. */
export function insertLine(view, numbering, { after, text }) {
  const { doc } = view.state;
  const lines = doc.toString().split("\n");
  const at = lines.findLastIndex((line) => numberOf(line) !== null && numberOf(line) <= after) + 1;
  const following = lines.slice(at).map(numberOf).find((number) => number !== null) ?? null;
  const number = numberBetween(after, following, numbering);
  if (number === null) return false;
  const from = at < lines.length ? doc.line(at + 1).from : doc.length;
  const written = `${number} ${text}`;
  const before = at === lines.length && doc.length > 0 ? "\n" : "";
  view.dispatch({
    changes: { from, insert: `${before}${written}${at < lines.length ? "\n" : ""}` },
    selection: { anchor: from + before.length + written.length },
    annotations: isolateHistory.of("full"),
    userEvent: "input",
    scrollIntoView: true,
  });
  view.focus();
  return true;
}

/** Writes a template in the cursor's line when that is empty, else behind it; false when no numbers are free. */
export function insertTemplate(view, numbering, { lines }) {
  const { doc, selection } = view.state;
  const line = doc.lineAt(selection.main.head);
  const free = line.text.trim() === "" || isBareNumber(line.text);
  const all = doc.toString().split("\n").map(numberOf);
  const before = all.slice(0, line.number - 1).findLast((number) => number !== null) ?? null;
  const own = numberOf(line.text);
  const after = all.slice(line.number).find((number) => number !== null) ?? null;
  const numbers = own !== null && free
    ? [own, ...(numbersBetween(own, after, lines.length - 1, numbering) ?? [])]
    : numbersBetween(own ?? before, after, lines.length, numbering);
  if (numbers === null || numbers.length < lines.length) return false;
  const text = numbered(lines, numbers);
  if (free) snippet(text)(view, null, line.from, line.to);
  else snippet(`\n${text}`)(view, null, line.to, line.to);
  view.focus();
  return true;
}

/** Enter in a numbered line opens the next one with a free number; in a bare number it ends the numbering. */
export function openLine(view, numbering, notice) {
  const { doc, selection } = view.state;
  const { head, empty } = selection.main;
  const line = doc.lineAt(head);
  const digits = /^\s*\d+ ?/.exec(line.text)?.[0].length ?? 0;
  if (!numbering.auto || !empty || selection.ranges.length > 1 || line.text.trim() === "" || head - line.from < digits) return false;
  if (isBareNumber(line.text)) {
    view.dispatch({ changes: { from: line.from, to: line.to, insert: "" }, userEvent: "delete" });
    return true;
  }
  const lines = doc.toString().split("\n");
  const own = numberOf(line.text) ?? numberAt(lines.toSpliced(line.number - 1, 1), line.number - 1, numbering);
  const following = lines.slice(line.number).map(numberOf).find((number) => number > own) ?? null;
  const next = own === null ? null : numberBetween(own, following, numbering);
  if (next === null) {
    notice(`No line number is free ${following === null ? `after ${own}` : `before ${following}`}. Renumber makes room.`);
    return true;
  }
  const prefix = digits === 0 ? `${own} ` : "";
  const rest = /^\s*/.exec(doc.sliceString(head, line.to))[0].length;
  const insert = `\n${next} `;
  view.dispatch({
    changes: [{ from: line.from, insert: prefix }, { from: head, to: head + rest, insert }],
    selection: { anchor: head + prefix.length + insert.length },
    effects: automate.of(next),
    userEvent: "input",
    scrollIntoView: true,
  });
  return true;
}
