/* Breakpoints in the tractor holes, and the statement that comes next. Lines are known by their BASIC numbers. */
import { Decoration, EditorView, GutterMarker, RangeSet, StateEffect, StateField, gutter } from "../vendor/cm.js";
import { reveal } from "./folding.js";
import { numberOf } from "./lines.js";

/* A dot stops, a dot with a hole stops on a condition, a diamond shows values and goes on. */
class Filled extends GutterMarker {
  constructor({ condition, shown }) {
    super();
    this.kind = shown ? "shows" : condition ? "asks" : "stops";
  }

  eq(other) {
    return other.kind === this.kind;
  }

  toDOM() {
    const dot = document.createElement("span");
    dot.className = `filled ${this.kind}`;
    return dot;
  }
}

const nextLine = Decoration.line({ class: "next-line" });
const nextStatement = Decoration.mark({ class: "next-statement" });
const show = StateEffect.define();

const debugging = StateField.define({
  create: () => ({ breakpoints: [], next: null, holes: RangeSet.empty, marks: Decoration.none }),
  update(value, transaction) {
    const shown = transaction.effects.find((effect) => effect.is(show));
    if (!shown && !transaction.docChanged) return value;
    return marked(transaction.state.doc, { ...value, ...shown?.value });
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.marks),
});

function marked(doc, { breakpoints, next }) {
  const stops = new Map(breakpoints.map((breakpoint) => [breakpoint.line, breakpoint]));
  const holes = [];
  const marks = [];
  for (let n = 1; n <= doc.lines && (stops.size > 0 || next); n++) {
    const line = doc.line(n);
    const number = numberOf(line.text);
    if (stops.has(number)) holes.push(new Filled(stops.get(number)).range(line.from));
    if (next && number === next.line) {
      marks.push(nextLine.range(line.from));
      const from = Math.min(line.from + next.from, line.to);
      const to = Math.min(line.from + next.to, line.to);
      if (from < to) marks.push(nextStatement.range(from, to));
    }
  }
  return { breakpoints, next, holes: RangeSet.of(holes), marks: Decoration.set(marks) };
}

/** `toggle(line, on)` is told what the user does in the holes, and says whether it is done. */
export function breakpoints(toggle) {
  return [
    debugging,
    gutter({
      class: "holes",
      markers: (view) => view.state.field(debugging).holes,
      domEventHandlers: {
        mousedown: (view, block) => {
          toggleAt(view, block.from, toggle);
          return true;
        },
      },
    }),
  ];
}

/** Sets or removes the breakpoint of the line at a position; false where no numbered line is. */
export function toggleAt(view, position, toggle) {
  const number = numberOf(view.state.doc.lineAt(position).text);
  if (number === null) return false;
  const on = !view.state.field(debugging).breakpoints.some(({ line }) => line === number);
  if (toggle(number, on)) view.dispatch({ effects: EditorView.announce.of(`Breakpoint ${on ? "set" : "removed"} at line ${number}`) });
  return true;
}

/** The breakpoint at the line with a BASIC number, or null. */
export function breakpointAt(state, number) {
  return state.field(debugging).breakpoints.find(({ line }) => line === number) ?? null;
}

/** Shows where a program stops, and where it has stopped: there the view goes. */
export function showDebugging(view, { breakpoints, next }) {
  const before = view.state.field(debugging).next;
  view.dispatch({ effects: show.of({ breakpoints, next: next ?? null }) });
  if (next && (next.line !== before?.line || next.from !== before?.from)) {
    const at = positionOf(view.state.doc, next.line);
    if (at === null) return;
    reveal(view, at);
    view.dispatch({ effects: EditorView.scrollIntoView(at, { y: "nearest", yMargin: 48 }) });
  }
}

/** Where the line with a BASIC number begins, or null. */
export function positionOf(doc, number) {
  for (let n = 1; n <= doc.lines; n++) {
    const line = doc.line(n);
    if (numberOf(line.text) === number) return line.from;
  }
  return null;
}
