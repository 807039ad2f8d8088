/*
 * What leads where in a program: loops and subroutines as ranges of lines, and the numbers that stand for other
 * lines. Read from the text alone, as a reader would; no DOM and no editor.
 */
import { MOST_LINES, numberOf } from "./lines.js";

const REFERENCES = /(?<![A-Z\d.])(GO ?TO|GO ?SUB|THEN|ELSE|RESTORE|RESUME|RUN)(?![A-Z\d.$%!#])\s*((?:\d+\s*,\s*|,\s*)*\d+)/gi;
const LOOPS = /(?<![A-Z\d.])(FOR|NEXT|WHILE|WEND)(?![A-Z\d.$%!#])\s*((?:[A-Z][A-Z\d.]*[%!#]?\s*,?\s*)*)/gi;
const RETURN = /(?<![A-Z\d.])RETURN(?![A-Z\d.$%!#])/i;
const CONDITION = /(?<![A-Z\d.])IF(?![A-Z\d.$%!#])/i;

/** The line with blanks for what is no code: strings, remarks, and the constants of DATA. */
export function codeOf(line) {
  const blank = (text) => " ".repeat(text.length);
  return line
    .replace(/"[^"]*"?/g, blank)
    .replace(/'.*|(?<![A-Z\d.])REM(?![A-Z\d.$%!#]).*/i, blank)
    .replace(/(?<![A-Z\d.])DATA(?![A-Z\d.$%!#])[^:]*/gi, blank);
}

/** Numbers in a line that stand for lines: {number, from, to, calls}, the last being whether it is a GOSUB's. */
export function referencesIn(line) {
  const found = [];
  for (const match of codeOf(line).matchAll(REFERENCES)) {
    const start = match.index + match[0].length - match[2].length;
    for (const digits of match[2].matchAll(/\d+/g)) {
      const from = start + digits.index;
      found.push({ number: Number(digits[0]), from, to: from + digits[0].length, calls: /SUB$/i.test(match[1]) });
    }
  }
  return found;
}

/**
 * Loops and subroutines of `lines` as {first, last}, indexes of the lines they begin and end in, the outermost
 * first where several begin together. What begins and ends in one line is none.
 */
export function blocksIn(lines) {
  if (lines.length > MOST_LINES) return [];
  const found = [...loopsIn(lines), ...subroutinesIn(lines)].filter(({ first, last }) => last > first);
  return found.sort((a, b) => a.first - b.first || b.last - a.last);
}

function loopsIn(lines) {
  const open = [];
  const found = [];
  const end = (kind, name, last) => {
    const at = open.findLastIndex((loop) => loop.kind === kind && (name === "" || loop.name === name));
    if (at >= 0) found.push({ first: open[at].first, last }), open.splice(at);
  };
  lines.forEach((line, index) => {
    for (const [, word, rest] of codeOf(line).matchAll(LOOPS)) {
      const names = rest.toUpperCase().split(",").map((name) => name.trim());
      switch (word.toUpperCase()) {
        case "FOR": open.push({ kind: "FOR", name: names[0], first: index }); break;
        case "WHILE": open.push({ kind: "WHILE", name: "", first: index }); break;
        case "WEND": end("WHILE", "", index); break;
        default: names.forEach((name) => end("FOR", name, index));
      }
    }
  });
  return found;
}

/** A subroutine begins where a GOSUB leads to, and ends with the first RETURN behind no condition. */
function subroutinesIn(lines) {
  const called = new Set(lines.flatMap(referencesIn).filter(({ calls }) => calls).map(({ number }) => number));
  const found = [];
  lines.forEach((line, first) => {
    if (!called.has(numberOf(line))) return;
    const last = lines.findIndex((text, index) => index >= first && returns(text));
    if (last > first) found.push({ first, last });
  });
  return found;
}

function returns(line) {
  const code = codeOf(line);
  const at = code.search(RETURN);
  return at >= 0 && !CONDITION.test(code.slice(0, at));
}
