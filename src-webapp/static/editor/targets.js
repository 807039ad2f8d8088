/* Marks numbers of lines that are not there, after GOTO and its kind, and line numbers that stand twice. */
import { Decoration, EditorView, StateField } from "../vendor/cm.js";
import { numberOf } from "./lines.js";

const JUMP = /(?<![A-Z])(GO ?TO|GOSUB|THEN|ELSE|RESTORE|RESUME|RUN)\s*(\d+(?:\s*,\s*\d*)*)(?![\d.#!%])/gi;
/** Beyond this many lines the editor would be slow to type in. */
const MOST_LINES = 5000;

/** What is wrong with the numbers of lines: {line, from, to, text}, lines from 0 and columns in them. */
export function numberProblems(lines) {
  const seen = new Set();
  const twice = [];
  lines.forEach((text, line) => {
    const number = numberOf(text);
    if (number === null) return;
    if (seen.has(number)) twice.push({ line, ...spanOf(text), text: `Line ${number} is there already; the later one counts` });
    seen.add(number);
  });
  const missing = lines.flatMap((text, line) => jumps(text)
    .filter(({ number, verb }) => !seen.has(number) && !(number === 0 && /^(RESUME|GO ?TO)$/i.test(verb)))
    .map(({ number, from, to }) => ({ line, from, to, text: `There is no line ${number}` })));
  return [...twice, ...missing].sort((a, b) => a.line - b.line || a.from - b.from);
}

function spanOf(text) {
  const from = text.search(/\d/);
  return { from, to: from + /^\d+/.exec(text.slice(from))[0].length };
}

function jumps(text) {
  const found = [];
  for (const match of code(text).matchAll(JUMP)) {
    const start = match.index + match[0].length - match[2].length;
    for (const digits of match[2].matchAll(/\d+/g)) {
      const from = start + digits.index;
      found.push({ verb: match[1], number: Number(digits[0]), from, to: from + digits[0].length });
    }
  }
  return found;
}

/** The line with strings, remarks and DATA blanked. */
function code(text) {
  const blank = (part) => " ".repeat(part.length);
  return text.replace(/"[^"]*"?/g, blank).replace(/'.*|(?<![A-Z])REM(?![A-Z]).*|(?<![A-Z])DATA[^:]*/gi, blank);
}

function marks(doc) {
  if (doc.lines > MOST_LINES) return Decoration.none;
  return Decoration.set(numberProblems(doc.toString().split("\n")).map(({ line, from, to, text }) => {
    const start = doc.line(line + 1).from;
    return Decoration.mark({ class: "number-problem", attributes: { title: text } }).range(start + from, start + to);
  }));
}

export const targets = StateField.define({
  create: ({ doc }) => marks(doc),
  update: (value, { docChanged, state }) => (docChanged ? marks(state.doc) : value),
  provide: (field) => EditorView.decorations.from(field),
});
