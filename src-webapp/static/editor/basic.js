/* BASIC-80 for the editor's highlighting. The words come from the server's keyword table. */
import { StreamLanguage, Tag, syntaxHighlighting, tagHighlighter } from "../vendor/cm.js";

const KINDS = ["kw", "fn", "str", "num", "rem", "ln", "sv", "op"];
const tokenTable = Object.fromEntries(KINDS.map((kind) => [kind, Tag.define()]));
const highlighter = tagHighlighter(KINDS.map((kind) => ({ tag: tokenTable[kind], class: `tk-${kind}` })));

/** The words of a table {role: {spelling: [form, purpose]}} as in keywords.json; TAB( and SPC( without the parenthesis. */
export function wordsOf(...roles) {
  return new Set(roles.flatMap((role) => Object.keys(role ?? {})).map((spelling) => spelling.replace("(", "")));
}

/** The first of `words` that touches `offset` of a line, in upper case, or null. */
export function wordAt(line, offset, words) {
  const touching = [...line.matchAll(/[A-Z][A-Z\d.]*[$%!#]?|[^\sA-Z\d]/gi)]
    .filter((match) => match.index <= offset && offset <= match.index + match[0].length)
    .map((match) => match[0].toUpperCase());
  return touching.find((word) => words.has(word)) ?? null;
}

/** `keywords` is the table; empty until it is there. */
export function basic(keywords) {
  const functions = wordsOf(keywords.FUNCTION);
  const words = wordsOf(...Object.values(keywords));
  const language = StreamLanguage.define({
    name: "basic-80",
    tokenTable,
    startState: () => ({ rest: null }),
    token: (stream, state) => token(stream, state, words, functions),
    languageData: { wordChars: "$%!#." },
  });
  return [language, syntaxHighlighting(highlighter)];
}

function token(stream, state, words, functions) {
  if (stream.sol()) {
    state.rest = null;
    if (stream.match(/^\s*\d+/)) return "ln";
  }
  if (stream.eatSpace()) return null;
  if (state.rest === "rem") {
    stream.skipToEnd();
    return "rem";
  }
  if (stream.match(/^"[^"]*"?/)) return "str";
  if (state.rest === "data" && stream.match(/^[^:,"]+/)) return "str";
  if (stream.match(/^'/)) {
    stream.skipToEnd();
    return "rem";
  }
  if (stream.match(/^&(H[\dA-F]+|O?[0-7]+)/i) || stream.match(/^(\d+\.?\d*|\.\d+)([ED][+-]?\d+)?[%!#]?/i)) {
    return "num";
  }
  const name = stream.match(/^[A-Z][A-Z\d.]*[$%!#]?/i);
  if (name) return word(name[0].toUpperCase(), state, words, functions);
  const mark = stream.next();
  if (mark === ":") state.rest = null;
  if (mark === "?") return "kw";
  return /[-+*/\\^=<>]/.test(mark) ? "op" : null;
}

function word(name, state, words, functions) {
  if (!words.has(name)) {
    if (name.startsWith("FN")) return "fn";
    return name.endsWith("$") ? "sv" : null;
  }
  if (name === "REM") {
    state.rest = "rem";
    return "rem";
  }
  if (name === "DATA") state.rest = "data";
  return functions.has(name) ? "fn" : "kw";
}
