/* Help while writing: the words of the language, the program's own names and its line numbers are offered, and explained. */
import {
  acceptCompletion, autocompletion, completionStatus, hoverTooltip, keymap, moveCompletionSelection, selectedCompletion,
} from "../vendor/cm.js";
import { wordAt } from "./basic.js";
import { hints } from "./hints.js";
import { numberOf } from "./lines.js";
import { problemsOf } from "./problems.js";
import { codeOf } from "./structure.js";
import { TEMPLATES } from "./templates.js";

const KINDS = { FUNCTION: "function", OPERATOR: "operator" };
const TARGET = /\b(?:GOTO|GOSUB|GO TO|THEN|ELSE|RESTORE|RESUME|RUN|DELETE|LIST)\s*(?:\d+\s*,\s*)*(\d*)$/i;
const LINES_OFFERED = 200;

/** Completion, hover help and hints by `keywords`, the table as in keywords.json; `insert(template)` writes a template. */
export function help(keywords, insert) {
  const words = new Map();
  for (const [role, table] of Object.entries(keywords)) {
    for (const [spelling, [form, purpose]] of Object.entries(table)) {
      words.set(spelling.replace("(", ""), { form, purpose, kind: KINDS[role] ?? "keyword" });
    }
  }
  const options = [...words].filter(([word]) => /^[A-Z]{2}/.test(word)).map(([word, { kind, purpose }]) => ({
    label: word, type: kind, detail: purpose,
  }));
  options.push(...TEMPLATES.map((template) => ({
    label: template.name, type: "template", detail: "template", boost: -1, apply: (view, _, from, to) => {
      view.dispatch({ changes: { from, to }, userEvent: "input.complete" });
      insert(template);
    },
  })));
  return [
    hints(words),
    autocompletion({ override: [(context) => offer(context, words, options)], selectOnOpen: false, icons: false }),
    keymap.of([{ key: "Tab", run: acceptFirst }]),
    hoverTooltip((view, position) => explain(view, position, words)),
  ];
}

/** Nothing is chosen until an arrow key chooses, so that Enter stays Enter; Tab takes the chosen or the first one. */
function acceptFirst(view) {
  if (completionStatus(view.state) !== "active") return false;
  if (!selectedCompletion(view.state)) moveCompletionSelection(true)(view);
  return acceptCompletion(view);
}

function offer(context, words, options) {
  const { state, pos, explicit } = context;
  const line = state.doc.lineAt(pos);
  const before = line.text.slice(0, pos - line.from);
  if (isProse(before)) return null;
  const target = TARGET.exec(before);
  if (target) return explicit || target[1] !== "" ? offerLines(state.doc, pos, target[1], explicit) : null;
  const typed = /[A-Z][A-Z\d.]*[$%!#]?$/i.exec(before)?.[0] ?? "";
  if (typed.length < 2 && !explicit) return null;
  const own = names(state, line.number, words);
  const whole = words.has(typed.toUpperCase()) || own.some(({ label }) => label === typed.toUpperCase());
  if (whole && !explicit) return null;
  return { from: pos - typed.length, options: [...options, ...own], validFor: /^[A-Z\d.]*[$%!#]?$/i };
}

/** Is the place after `before` in a string, a remark or DATA? */
export function isProse(before) {
  const code = before.replace(/"[^"]*"/g, "");
  return code.includes('"') || /'|(?:^|[\s:\d])(?:REM|DATA)\b(?!.*:)/i.test(code) || /(?:^|[\s:\d])REM\b/i.test(code);
}

/** The lines whose numbers begin as typed; none where one is whole already, for Tab would make another one of it. */
function offerLines(doc, pos, typed, explicit) {
  const options = [];
  for (let n = 1; n <= doc.lines && options.length < LINES_OFFERED; n++) {
    const { text } = doc.line(n);
    const label = String(numberOf(text) ?? "");
    if (label === typed && !explicit) return null;
    if (label === typed || !label.startsWith(typed)) continue;
    options.push({ label, type: "line", detail: text.replace(/^\s*\d+\s*/, "") });
  }
  return options.length === 0 ? null : { from: pos - typed.length, options, filter: false };
}

/** Names of variables that other lines use, but for what may be a word that is wrongly written. */
function names(state, own, words) {
  const { doc } = state;
  const wrong = problemsOf(state);
  const found = new Set();
  for (let n = 1; n <= doc.lines; n++) {
    if (n === own) continue;
    const { from, text } = doc.line(n);
    const code = codeOf(text);
    for (const { 0: name, index } of code.matchAll(/[A-Z][A-Z\d.]+[$%!#]?|[A-Z][$%!#]/gi)) {
      const at = from + index;
      if (!words.has(name.toUpperCase()) && !wrong.some((problem) => problem.from <= at && at < problem.to)) found.add(name.toUpperCase());
    }
  }
  return [...found].map((label) => ({ label, type: "variable", detail: "variable", boost: -50 }));
}

function explain(view, position, words) {
  const line = view.state.doc.lineAt(position);
  const offset = position - line.from;
  if (isProse(line.text.slice(0, offset))) return null;
  const word = wordAt(line.text, offset, words);
  if (word === null) return null;
  const { form, purpose } = words.get(word);
  return { pos: position, create: () => ({ dom: boxOf(form, purpose) }) };
}

function boxOf(form, purpose) {
  const box = document.createElement("div");
  box.className = "word-help";
  const code = document.createElement("code");
  code.textContent = form;
  const text = document.createElement("p");
  text.textContent = `${purpose} F1 tells more.`;
  box.append(code, text);
  return box;
}
