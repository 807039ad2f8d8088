/* The program as greenbar paper: CodeMirror with BASIC's own line numbers instead of a second column of them. */
import {
  Compartment, EditorState, EditorView, Prec, Transaction, defaultKeymap, drawSelection, foldAll, highlightActiveLine, history,
  historyKeymap, isolateHistory, keymap, openSearchPanel, placeholder, redo, search, searchKeymap, toggleFold, undo, unfoldAll,
} from "../vendor/cm.js";
import { basic, wordAt, wordsOf } from "./basic.js";
import { applyCure, choosesCure, cures } from "./cures.js";
import { breakpointAt, breakpoints, positionOf, showDebugging, toggleAt } from "./debug.js";
import { folding } from "./folding.js";
import { insertLine, insertTemplate, openLine, ownNumbers, templates } from "./inserting.js";
import { NUMBERING, changesBetween, keepLine, keepLoose, linesOf, merged, numberLoose, numberOf, overlaid, sameOrder, sorted, wholeLines } from "./lines.js";
import { EMPTY, HIDDEN, PHRASES } from "./phrases.js";
import { goBack, placeOf } from "./place.js";
import { nextProblem, problems, problemsOf, showProblems } from "./problems.js";
import { options, replace, replaceAllBy, replacements } from "./replacing.js";
import { ProgramSync } from "./sync.js";
import { follow, nextReference, targets } from "./targets.js";
import { typing } from "./typing.js";
import { help } from "./words.js";

const PAUSE = 400;
const ANSWER_WITHIN = 5000;

export class ProgramEditor {
  /** How new lines are numbered: {auto, start, step}; when not `auto`, only by the user. */
  numbering = NUMBERING;
  #view;
  #language = new Compartment();
  #writing = new Compartment();
  #empty = new Compartment();
  #words = new Set();
  #sync;
  #pause = 0;
  #overdue = 0;
  #serving = false;
  /** Is the server's program there? Until it is, what one wrote would take its place. */
  #known = false;
  #mirror = false;
  /** Is the program there a protected one, of which nothing is shown? */
  #hidden = false;
  #lineFrom = 0;
  /** Has the user changed something, or taken it back, and not left the line since? Then no lines move. */
  #stillInLine = false;
  /** What a former page kept, until the program is there that it belongs to. */
  #awaited = {};
  #session;
  #on;

  /**
   * The page's policy lets styles with `nonce` count. `draft` is what a former page had, {text, base}, or nulls. `on` has: cursor({line, column}) and
   * changed({lines}) for the page's counters, null for a hidden program; kept() when `state` may have changed, settled() when the server has answered,
   * notice(text) for the user, problems(list) when others are marked, run(), breakpoint(line, on), dropped(file), replaceAll().
   */
  constructor(parent, nonce, session, draft, on) {
    this.#session = session;
    this.#on = on;
    this.#sync = new ProgramSync(draft);
    this.#view = new EditorView({
      parent,
      state: EditorState.create({ doc: draft.text ?? "", extensions: this.#extensions(nonce) }),
    });
    replaceAllBy(parent, () => on.replaceAll());
    this.#view.scrollDOM.addEventListener("scroll", () => on.kept(), { passive: true });
    this.#report();
  }

  get text() {
    return this.#view.state.doc.toString();
  }

  /** May the server not have all of the text yet? */
  get unsent() {
    return !this.#mirror && (this.#sync.isNews(this.text) || this.#sync.waiting);
  }

  /** The part of the text that the server's program does not have, as a change of its lines; null when there is nothing. */
  get draft() {
    const { text, version } = this.#sync;
    return this.text === text ? null : { version, ...wholeLines(text, this.text) };
  }

  /** Brings back a former page's draft once the program is there. */
  set draft(draft) {
    this.#awaited.draft = draft;
  }

  get state() {
    return placeOf(this.#view);
  }

  set state(state) {
    this.#awaited.state = state;
  }

  /** Has the server told its program since the page was opened? */
  get known() {
    return this.#known;
  }

  /** The latest `version` of the program that has come, and the one that the text is based on. */
  get program() {
    return { version: this.#sync.version, base: this.#sync.base };
  }

  /** Is the program a protected one, of which nothing is shown? */
  get hidden() {
    return this.#hidden;
  }

  /** Is there no program, nor any text? */
  get blank() {
    return !this.#hidden && this.text.trim() === "";
  }

  /** Puts another program, based on a version or on none, in place of this one and sends it; undo brings this one back. */
  open(text, base = 0) {
    this.#hide(false);
    this.#view.dispatch({
      changes: { from: 0, to: this.#view.state.doc.length, insert: text },
      annotations: isolateHistory.of("full"),
    });
    this.#number();
    if (this.#sync.isNews(this.text)) this.#sync.base = base;
    this.flush();
  }

  /** The word of the language that the cursor touches, or null. */
  get keyword() {
    const { doc, selection } = this.#view.state;
    const line = doc.lineAt(selection.main.head);
    return wordAt(line.text, selection.main.head - line.from, this.#words);
  }

  highlight(keywords) {
    this.#words = wordsOf(...Object.values(keywords));
    this.#view.dispatch({ effects: this.#language.reconfigure([basic(keywords), help(keywords, (template) => this.insertTemplate(template))]) });
  }

  /** Only shows: another page writes. What was written here and not sent is given up for that. */
  set readOnly(readOnly) {
    this.#mirror = readOnly;
    this.#permit();
  }

  #hide(hidden) {
    if (this.#hidden === hidden) return;
    this.#hidden = hidden;
    this.#view.dispatch({ effects: this.#empty.reconfigure(placeholder(hidden ? HIDDEN : EMPTY)) });
    document.body.toggleAttribute("data-protected", hidden);
    this.#permit();
    this.#report();
  }

  #permit() {
    const readOnly = this.#mirror || !this.#known || this.#hidden;
    if (this.#view.state.readOnly === readOnly) return;
    this.#view.dispatch({ effects: this.#writing.reconfigure(EditorState.readOnly.of(readOnly)) });
  }

  focus() {
    this.#view.focus();
  }

  /** Where the program stops, and the statement that comes next: {breakpoints, next}. */
  debug(state) {
    showDebugging(this.#view, state);
  }

  /** The breakpoint at the cursor's line, or null. */
  get breakpoint() {
    return breakpointAt(this.#view.state, this.line);
  }

  toggleBreakpoint() {
    if (!toggleAt(this.#view, this.#view.state.selection.main.head, this.#on.breakpoint)) this.#on.notice("The cursor is not in a numbered line.");
  }

  /** The line with a BASIC number as it stands here; null if there is none. */
  lineText(number) {
    const { doc } = this.#view.state;
    const at = positionOf(doc, number);
    return at === null ? null : doc.lineAt(at).text;
  }

  /** The cursor goes to the line with a BASIC number. */
  goTo(number) {
    const at = positionOf(this.#view.state.doc, number);
    if (at === null) return;
    this.#view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
    this.#view.focus();
  }

  /** The number of the cursor's line, or null. */
  get line() {
    const { doc, selection } = this.#view.state;
    return numberOf(doc.lineAt(selection.main.head).text);
  }

  /** Lays the lines of another program over this one; undo takes them away. */
  merge(text) {
    this.#number();
    this.open(merged(this.text.split("\n"), text.split("\n")).join("\n"), this.#sync.base);
  }

  /** Writes a statement behind the line with a number, under the next free one; false when none is free. */
  insert(line) {
    return insertLine(this.#view, this.numbering, line);
  }

  /** Writes a template at the cursor; what is to be filled in is gone through by Tab. */
  insertTemplate(template) {
    if (this.#view.state.readOnly) return;
    if (!insertTemplate(this.#view, this.numbering, template)) this.#on.notice("Not enough line numbers are free here. Renumber makes room.");
  }

  /** Puts the lines in the order of their numbers. */
  sort() {
    if (this.#view.state.readOnly) return;
    this.#number();
    this.#serve(sorted(this.text.split("\n")).join("\n"), true);
    this.flush();
  }

  find() {
    openSearchPanel(this.#view);
  }

  /** What replacing all would change; see replacing.js. */
  get replacements() {
    return replacements(this.#view.state);
  }

  /** Makes some of these changes. */
  replace(chosen) {
    if (this.#view.state.readOnly) return;
    if (!replace(this.#view, chosen)) this.#on.notice("The program has changed meanwhile; nothing was replaced.");
  }

  /** From a number to the line it stands for. */
  follow() {
    if (!follow(this.#view)) this.#on.notice("The cursor is not on a number that leads to another line.");
    this.#view.focus();
  }

  /** To the next place that leads to the cursor's line, or to where the number at the cursor leads. */
  nextReference() {
    if (!nextReference(this.#view)) this.#on.notice("Nothing leads to this line.");
    this.#view.focus();
  }

  /** Folds or unfolds the loop or subroutine at the cursor. */
  fold() {
    if (!toggleFold(this.#view)) this.#on.notice("The cursor is not in a loop or subroutine of several lines.");
    this.#view.focus();
  }

  /** Folds all there is, or unfolds it. */
  foldAll(folded) {
    (folded ? foldAll : unfoldAll)(this.#view);
  }

  undo() {
    undo(this.#view);
  }

  redo() {
    redo(this.#view);
  }

  /** Sends the program now, as it must be before it runs. */
  flush() {
    if (this.#view.state.readOnly) return;
    this.#number();
    this.#stillInLine = false;
    clearTimeout(this.#pause);
    if (this.#sync.isNews(this.text)) this.#send();
    this.#settle();
  }

  /**
   * The server no longer has the workspace. The next one gets this program, unless it has been `begun`: then its own
   * takes the place of this one, which undo brings back.
   */
  restart(begun) {
    this.#sync.restart(begun ? this.text : "");
  }

  /** The connection is new, unlike where a desk wakes and greets again: what was under way is not answered any more. */
  reconnect() {
    this.#sync.reset();
  }

  /** The server has told all: what was written meanwhile goes out. */
  resume() {
    this.#known = true;
    this.#permit();
    this.#sync.reset();
    if (!this.#atWork) this.#number();
    if (this.#sync.isNews(this.text)) this.#send();
  }

  /** The cursor goes to the next problem. */
  nextProblem() {
    if (!nextProblem(this.#view)) this.#on.notice("No problem is marked in the program.");
  }

  /** Does away with a problem in one of the ways it offers. */
  cure(cure) {
    applyCure(this.#view, cure);
    this.flush();
  }

  /** A program from the server, {version, hidden, text, diagnostics}. */
  receive(message) {
    const served = message.text.replaceAll("\r", "").replace(/\n$/, "");
    const [first, own] = [this.#sync.version === 0, this.text !== this.#sync.text];
    const verdict = this.#sync.received({ ...message, text: served }, this.text);
    if (!this.#sync.waiting) clearTimeout(this.#overdue);
    // While an edit is under way its answer says what the program is.
    const hidden = message.hidden === true && (this.#mirror || !this.#sync.waiting);
    this.#hide(hidden);
    if (this.#mirror || hidden) this.#adopt(served, own || (hidden && !first));
    else if (verdict === "keep") this.#schedule(0);
    else if (verdict === "replace") this.#adopt(served, !first || this.text !== "");
    else if (this.#atWork || this.#stillInLine) this.#adoptAround(served);
    else this.#normalise(served);
    showProblems(this.#view, { text: served, diagnostics: message.diagnostics });
    if (first) this.#bringBack();
    else this.#on.settled();
  }

  #bringBack() {
    const { state, draft } = this.#awaited;
    this.#awaited = {};
    try {
      if (draft && !this.#hidden && !this.#sync.isNews(this.text) && !this.#mirror) this.#redo(draft);
      if (state) goBack(this.#view, state);
    } catch {
      // What somebody has written into an exported file may be of no use to an editor.
    }
  }

  /** Writes a draft again; where the program it belongs to is no more, its lines take the place of those with their numbers. */
  #redo({ version, from, to, insert }) {
    const { text } = this;
    const fits = version === this.#sync.version && to <= text.length;
    const applied = fits ? text.slice(0, from) + insert + text.slice(to) : overlaid(text.split("\n"), insert.split("\n")).join("\n");
    this.#serve(applied, true);
    this.#number();
    if (this.text !== text) this.#schedule(PAUSE);
  }

  /** Gives the lines without a number one, as leaving them does. */
  #number() {
    this.#serve(this.#numbered(), true);
  }

  #numbered() {
    const { text } = this;
    return this.numbering.auto ? numberLoose(text.split("\n"), this.numbering).join("\n") : text;
  }

  #extensions(nonce) {
    return [
      EditorView.cspNonce.of(nonce),
      // Before what marks whole statements: the mark of a number lies within theirs, and does not cut it.
      targets,
      breakpoints(this.#on.breakpoint),
      folding,
      templates,
      ownNumbers,
      problems,
      cures(problemsOf, () => this.#on.notice("There is nothing to fix in this line."), () => this.#leaveUnlessAtWork()),
      history(),
      drawSelection(),
      EditorState.allowMultipleSelections.of(true),
      highlightActiveLine(),
      search({ top: true }),
      options,
      EditorState.phrases.of(PHRASES),
      this.#empty.of(placeholder(EMPTY)),
      this.#language.of(basic({})),
      this.#writing.of(EditorState.readOnly.of(true)),
      Prec.high(keymap.of([
        { key: "Enter", run: (view) => openLine(view, this.numbering, this.#on.notice) },
        { key: "Mod-Enter", run: () => (this.#on.run(), true) },
        { key: "F4", run: () => (this.nextProblem(), true) },
        { key: "Mod-b", run: () => (this.follow(), true), shift: () => (this.nextReference(), true) },
        { key: "F9", run: () => (this.toggleBreakpoint(), true) },
      ])),
      Prec.high(EditorView.domEventHandlers({ drop: (event) => this.#dropped(event) })),
      keymap.of([...searchKeymap, ...historyKeymap, ...defaultKeymap]),
      typing,
      EditorView.updateListener.of((update) => this.#updated(update)),
    ];
  }

  #dropped(event) {
    const [file, ...more] = event.dataTransfer.files;
    if (!file) return false;
    event.preventDefault();
    if (this.#mirror || !this.#known) this.#on.notice(`${file.name} was not opened: this page cannot change the program now.`);
    else this.#on.dropped(file);
    if (more.length > 0) this.#on.notice(`Only ${file.name} was opened: the program is one file. Drop the others on the panels to keep them as files.`);
    return true;
  }

  #updated(update) {
    if (update.docChanged && !this.#serving) this.#changed(update.transactions);
    if (update.docChanged || update.selectionSet) this.#report();
    if (problemsOf(update.state) !== problemsOf(update.startState)) this.#on.problems(problemsOf(update.state));
    if (update.docChanged || update.selectionSet || update.transactions.some(({ effects }) => effects.length)) {
      this.#on.kept();
    }
    const line = update.state.doc.lineAt(update.state.selection.main.head).from;
    const left = update.focusChanged ? !this.#atWork : !update.docChanged && line !== this.#lineFrom;
    this.#lineFrom = line;
    if (left && !this.#serving) queueMicrotask(() => this.#leaveLine());
  }

  /* By the button too: if undoing were followed by sorting, one could only ever undo that. */
  #changed(transactions) {
    this.#stillInLine = this.#atWork || transactions.some((one) => one.isUserEvent("undo") || one.isUserEvent("redo"));
    this.#schedule(PAUSE);
  }

  #report() {
    const { doc, selection } = this.#view.state;
    const line = doc.lineAt(selection.main.head);
    this.#on.cursor({ line: numberOf(line.text), column: selection.main.head - line.from + 1 });
    this.#on.changed({ lines: this.#hidden ? null : doc.toString().split("\n").filter((text) => text.trim() !== "").length });
  }

  #schedule(delay) {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#sync.waiting || (this.#sync.isNews(this.text) && this.#send()), delay);
  }

  #send() {
    if (this.#view.state.readOnly) return;
    const text = this.text;
    if (!this.#session.edit(this.#sync.base, this.#sync.next, text)) return;
    this.#sync.sent(text);
    clearTimeout(this.#overdue);
    this.#overdue = setTimeout(() => this.resume(), ANSWER_WITHIN);
  }

  #leaveUnlessAtWork() {
    queueMicrotask(() => this.#atWork || this.#leaveLine());
  }

  #leaveLine() {
    this.#stillInLine = false;
    const numbered = this.#numbered();
    if (numbered !== this.text) this.#serve(numbered, true), this.#schedule(0);
    else this.#settle();
  }

  /** Is the user in the text, or in the box that opens at it? */
  get #atWork() {
    return this.#view.hasFocus || choosesCure(this.#view);
  }

  /** Shows the server's form of the program where the user's is still standing. */
  #settle() {
    if (this.#sync.isUnsettled(this.text)) this.#normalise(this.#sync.text);
  }

  #adopt(text, undoable) {
    this.#serve(text, undoable);
    this.#sync.shown(this.text);
  }

  /** Where lines move or go, undo brings them back first: the history could not tell which line an older change was in. */
  #normalise(served) {
    const form = keepLoose(this.text.split("\n"), linesOf(served)).join("\n");
    this.#adopt(form, !sameOrder(this.text, form));
  }

  #adoptAround(served) {
    const index = this.#view.state.doc.lineAt(this.#view.state.selection.main.head).number - 1;
    const kept = keepLine(this.text.split("\n"), index, linesOf(served), linesOf(this.#sync.baseText))?.join("\n");
    const moves = !sameOrder(this.text, kept ?? "");
    if (kept && !(moves && this.#stillInLine)) this.#adopt(kept, moves);
    else if (kept === "" && this.blank) this.#sync.shown(this.text);
    else this.#sync.settled = this.text;
  }

  /** Changes the text without taking it for the user's typing. */
  #serve(text, undoable) {
    const changes = changesBetween(this.text, text);
    if (changes.length === 0) return;
    this.#serving = true;
    this.#view.dispatch({
      changes,
      annotations: [Transaction.addToHistory.of(undoable), ...(undoable ? [isolateHistory.of("full")] : [])],
    });
    this.#serving = false;
  }
}
