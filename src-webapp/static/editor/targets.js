/* Where the cursor is at a number that stands for a line, or in such a line, all these places are marked. */
import { Decoration, EditorView, StateField } from "../vendor/cm.js";
import { positionOf } from "./debug.js";
import { MOST_LINES, numberOf } from "./lines.js";
import { referencesIn } from "./structure.js";

const mark = Decoration.mark({ class: "linked" });

/** The number that the cursor stands at or in, that of its line else. */
function numberAtCursor({ doc, selection }) {
  const line = doc.lineAt(selection.main.head);
  const column = selection.main.head - line.from;
  const touched = referencesIn(line.text).find(({ from, to }) => from <= column && column <= to);
  return touched?.number ?? numberOf(line.text);
}

/** All places that stand for the line with a number: {from, to, target}, the last for the line itself. */
function placesOf(doc, number) {
  const places = [];
  for (let n = 1; n <= doc.lines && doc.lines <= MOST_LINES; n++) {
    const { from: start, text } = doc.line(n);
    if (numberOf(text) === number) {
      const [, before, digits] = /^(\s*)(\d+)/.exec(text);
      places.push({ from: start + before.length, to: start + before.length + digits.length, target: true });
    }
    for (const { number: other, from, to } of referencesIn(text)) {
      if (other === number) places.push({ from: start + from, to: start + to, target: false });
    }
  }
  return places;
}

function marked(state) {
  const number = numberAtCursor(state);
  const places = number === null ? [] : placesOf(state.doc, number);
  const leads = places.some(({ target }) => target) && places.some(({ target }) => !target);
  return leads ? Decoration.set(places.map(({ from, to }) => mark.range(from, to))) : Decoration.none;
}

export const targets = StateField.define({
  create: marked,
  update: (marks, { docChanged, selection, state }) => (docChanged || selection ? marked(state) : marks),
  provide: (field) => EditorView.decorations.from(field),
});

/** From a number to the line it stands for. False where none is, or the cursor is in it. */
export function follow(view) {
  const { doc, selection } = view.state;
  const number = numberAtCursor(view.state);
  const at = number === null || number === numberOf(doc.lineAt(selection.main.head).text) ? null : positionOf(doc, number);
  return at !== null && go(view, at);
}

/** To the next place that leads to the same line as the cursor's; behind the last comes the first. False where none is. */
export function nextReference(view) {
  const { doc, selection } = view.state;
  const number = numberAtCursor(view.state);
  const leading = number === null ? [] : placesOf(doc, number).filter(({ target }) => !target);
  const next = leading.find(({ from }) => from > selection.main.head) ?? leading[0];
  return next !== undefined && go(view, next.from);
}

function go(view, at) {
  view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
  return true;
}
