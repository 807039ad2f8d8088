/*
 * Marks what is wrong in the program: in its place, and in words behind the line. The server's parser says what it
 * finds; only numbers that stand twice are found here, for no program holds them. Of a line that is still being
 * typed nothing is said.
 */
import { Decoration, EditorView, StateEffect, StateField, WidgetType, hoverTooltip } from "../vendor/cm.js";
import { applyCure, cureButtons, curesOfTwins, servedCures } from "./cures.js";
import { MOST_LINES, numberOf } from "./lines.js";

const serve = StateEffect.define();
const leave = StateEffect.define();
const mark = Decoration.mark({ class: "problem" });

/* The first sentence; a pointer on the mark, the list of problems and a jump to it tell the rest. */
class Words extends WidgetType {
  constructor(text) {
    super();
    this.text = text.split(". ")[0];
  }

  eq(other) {
    return other.text === this.text;
  }

  toDOM() {
    const words = document.createElement("span");
    words.className = "problem-words";
    words.textContent = this.text;
    return words;
  }
}

const found = StateField.define({
  create: () => ({ served: new Map(), typedIn: null, list: [], marks: Decoration.none }),
  update(value, transaction) {
    const served = transaction.effects.find((effect) => effect.is(serve))?.value ?? value.served;
    const typedIn = lineTypedIn(value.typedIn, transaction);
    if (served === value.served && typedIn === value.typedIn && !transaction.docChanged) return value;
    const { doc } = transaction.state;
    const list = listed(doc, served, typedIn);
    return { served, typedIn, list, marks: marked(doc, list) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ marks }) => marks),
});

/** Where the line begins that the user has changed and not left since; null for none. */
function lineTypedIn(before, transaction) {
  const { state, docChanged, changes, effects } = transaction;
  if (effects.some((effect) => effect.is(leave))) return null;
  const line = state.doc.lineAt(state.selection.main.head).from;
  if (docChanged && (transaction.isUserEvent("input") || transaction.isUserEvent("delete"))) return line;
  return before !== null && changes.mapPos(before, -1) === line ? line : null;
}

/** What the server said of lines that still are as it knows them: {number, from, to, text, cures}. */
function listed(doc, served, typedIn) {
  const list = [];
  const numbers = new Map();
  for (let n = 1; n <= doc.lines && doc.lines <= MOST_LINES; n++) {
    const { from: start, text } = doc.line(n);
    const number = numberOf(text);
    if (number === null) continue;
    const { line, problems } = served.get(number) ?? {};
    const said = (line === text ? problems : []).map((problem) => ({ ...problem, cures: servedCures(doc, start, problem.cures) }));
    const here = [...(numbers.has(number) ? [standsTwice(doc, n, numbers.get(number))] : []), ...said];
    for (const problem of start === typedIn ? [] : here) {
      const from = start + Math.min(problem.from, text.length - 1);
      const to = Math.max(from + 1, start + Math.min(problem.to, text.length));
      list.push({ number, from, to, text: problem.text, cures: problem.cures });
    }
    numbers.set(number, n);
  }
  return list;
}

function standsTwice(doc, n, earlier) {
  const [, before, number] = /^(\s*)(\d+)/.exec(doc.line(n).text);
  const text = `Line ${Number(number)} already exists. The later one counts.`;
  return { from: before.length, to: before.length + number.length, text, cures: curesOfTwins(doc, n, earlier) };
}

function marked(doc, list) {
  const ranges = [];
  let last = -1;
  for (const { from, to, text } of list) {
    const line = doc.lineAt(from);
    ranges.push(mark.range(from, to));
    if (line.number !== last) ranges.push(Decoration.widget({ widget: new Words(text), side: 1 }).range(line.to));
    last = line.number;
  }
  return Decoration.set(ranges, true);
}

function explain(view, position) {
  const problem = problemsOf(view.state).find(({ from, to }) => from <= position && position <= to);
  if (!problem) return null;
  const create = () => {
    const dom = document.createElement("div");
    dom.className = "word-help problem-help";
    const words = document.createElement("p");
    words.textContent = problem.text;
    dom.append(words, ...cureButtons(problem.cures, (cure) => applyNow(view, problem, cure)));
    return { dom };
  };
  return { pos: problem.from, end: problem.to, create };
}

/* The program may have changed since the box came: a cure knows only where its place was then. */
function applyNow(view, { number, text, from }, { text: wanted }) {
  const same = problemsOf(view.state).filter((problem) => problem.number === number && problem.text === text);
  const [nearest] = same.toSorted((a, b) => Math.abs(a.from - from) - Math.abs(b.from - from));
  const cure = nearest?.cures.find((one) => one.text === wanted);
  if (cure) applyCure(view, cure);
}

export const problems = [
  found,
  hoverTooltip(explain),
  EditorView.focusChangeEffect.of((state, focusing) => (focusing ? null : leave.of(null))),
];

/** Takes what the server says of a program: its text, and diagnostics as {line, from, to, text, cures}. */
export function showProblems(view, { text, diagnostics }) {
  const lines = new Map(text.split("\n").map((line) => [numberOf(line), line]));
  const served = new Map();
  for (const { line: number, ...problem } of diagnostics) {
    const { problems: before = [] } = served.get(number) ?? {};
    served.set(number, { line: lines.get(number), problems: [...before, problem] });
  }
  view.dispatch({ effects: serve.of(served) });
}

/** All that is marked, in the order of the lines: {number, from, to, text, cures}; see applyCure. */
export function problemsOf(state) {
  return state.field(found).list;
}

/** The cursor goes to the problem behind it, or else to the first; false where none is. */
export function nextProblem(view) {
  const list = problemsOf(view.state);
  const { head } = view.state.selection.main;
  const next = list.find(({ from }) => from > head) ?? list[0];
  if (!next) return false;
  view.dispatch({
    selection: { anchor: next.from },
    effects: EditorView.announce.of(`Line ${next.number}: ${next.text}`),
    scrollIntoView: true,
  });
  view.focus();
  return true;
}
