/* While a statement or a function is being written, its form stands above it; of a function the argument at the cursor stands out. */
import { EditorView, Prec, StateEffect, StateField, keymap, showTooltip } from "../vendor/cm.js";
import { codeOf } from "./structure.js";

const NAME = /[A-Z][A-Z\d.]*[$%!#]?$/i;
const hide = StateEffect.define();

/** What is being written behind `before`, a part of a line: {word, from, argument}, the last being null in a statement. */
export function writtenIn(before, words) {
  const code = codeOf(before);
  if (code.length < before.length || /'|(?<![A-Z\d.])(?:REM|DATA)(?![A-Z\d.$%!#])[^:]*$/i.test(before.replace(/"[^"]*"?/g, ""))) return null;
  return callIn(code, words) ?? statementIn(code, words);
}

function callIn(code, words) {
  let argument = 0;
  let depth = 0;
  for (let at = code.length - 1; at >= 0; at--) {
    if (code[at] === ")") depth++;
    else if (code[at] === "," && depth === 0) argument++;
    else if (code[at] === ":" && depth === 0) return null;
    else if (code[at] === "(" && depth-- === 0) {
      const name = NAME.exec(code.slice(0, at).trimEnd())?.[0].toUpperCase();
      if (words.get(name)?.kind === "function") return { word: name, from: code.slice(0, at).trimEnd().length - name.length, argument };
      argument = depth = 0;
    }
  }
  return null;
}

function statementIn(code, words) {
  const start = /^(.*(?::|(?<![A-Z\d.])(?:THEN|ELSE)(?![A-Z\d.$%!#]))|\s*\d*)\s*/i.exec(code)[0].length;
  const name = /^[A-Z][A-Z\d.]*[$%!#]?(?=[\s("#])/i.exec(code.slice(start))?.[0].toUpperCase();
  return words.get(name)?.kind === "keyword" ? { word: name, from: start, argument: null } : null;
}

/** The hint where the cursor is, or null; the one that is shown stays the same as long as it says the same. */
function hintAt({ doc, selection }, words, shown) {
  const { head, empty } = selection.main;
  const line = doc.lineAt(head);
  const written = empty ? writtenIn(line.text.slice(0, head - line.from), words) : null;
  if (written === null) return null;
  const { word, from, argument } = written;
  const pos = line.from + from;
  const { form } = words.get(word);
  if (form === word) return null;
  const same = shown?.pos === pos && shown.word === word && shown.argument === argument;
  return same ? shown : { pos, word, argument, above: true, create: () => ({ dom: boxOf(form, argument) }) };
}

function boxOf(form, argument) {
  const box = document.createElement("div");
  box.className = "word-help written";
  const code = document.createElement("code");
  const [, head, inside, tail] = (argument === null ? null : /^([^(]*\()(.*)(\).*)$/.exec(form)) ?? [null, form, "", ""];
  code.append(head);
  inside.split(",").forEach((part, index) => {
    const [, before, name, after] = /^(\[?)(.*?)([[\]]*)$/.exec(part);
    const piece = document.createElement(index === argument ? "b" : "span");
    piece.textContent = name;
    code.append(index === 0 ? before : `,${before}`, piece, after);
  });
  code.append(tail);
  box.append(code);
  return box;
}

/** `words` has {form, kind} by word. */
export function hints(words) {
  const field = StateField.define({
    create: () => null,
    update(shown, transaction) {
      if (transaction.effects.some((effect) => effect.is(hide))) return null;
      const typed = transaction.docChanged && (transaction.isUserEvent("input") || transaction.isUserEvent("delete"));
      if (typed || (shown && (transaction.docChanged || transaction.selection))) return hintAt(transaction.state, words, shown);
      return shown;
    },
    provide: (hint) => showTooltip.from(hint),
  });
  const close = (view) => {
    if (view.state.field(field) !== null) view.dispatch({ effects: hide.of(null) });
    return false;
  };
  return [
    field,
    Prec.highest(keymap.of([{ key: "Escape", run: close }])),
    EditorView.focusChangeEffect.of((state, focusing) => (focusing ? null : hide.of(null))),
  ];
}
