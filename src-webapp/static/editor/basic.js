/* BASIC-80 for the editor's highlighting. The words come from the server's keyword table. */
import { StreamLanguage, Tag, syntaxHighlighting, tagHighlighter } from "../vendor/cm.js";

const KINDS = ["kw", "fn", "str", "num", "rem", "ln", "sv", "op"];
const tokenTable = Object.fromEntries(KINDS.map((kind) => [kind, Tag.define()]));
const highlighter = tagHighlighter(KINDS.map((kind) => ({ tag: tokenTable[kind], class: `tk-${kind}` })));

/** `keywords` is {role: [spelling]} as in keywords.json; empty until it is there. */
export function basic(keywords) {
  const plain = (spelling) => spelling.replace("(", "");
  const functions = new Set((keywords.FUNCTION ?? []).map(plain));
  const words = new Set(Object.values(keywords).flat().map(plain));
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
