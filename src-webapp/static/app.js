/* Brings the parts of the page together: what the server says goes to them, what the user does goes to it. */
import { Terminal } from "./console/terminal.js";
import { ProgramEditor } from "./editor/editor.js";
import { choices, openMenus } from "./page/menus.js";
import { Bundle } from "./page/bundle.js";
import { askedBy } from "./page/asking.js";
import { templateDialog } from "./page/choosing.js";
import { copy } from "./page/clipboard.js";
import { IncomingFiles, keepFile, keepProgram } from "./page/files.js";
import { READING, Stops, actionOf } from "./page/keys.js";
import { Notices, goneText } from "./page/notices.js";
import { Opening } from "./page/opening.js";
import { Pace } from "./page/pace.js";
import { Panes } from "./page/panes.js";
import { RecentFiles } from "./page/recent.js";
import { replacementDialog } from "./page/replacing.js";
import { Saved } from "./page/saved.js";
import { Settings } from "./page/settings.js";
import { copyLink } from "./page/share.js";
import { showLoad } from "./page/status.js";
import { breakpoint, deleteLines, merge, renumber, saveAs, statementDialog } from "./page/statements.js";
import { Uploads, chosen } from "./page/uploads.js";
import { Workspaces } from "./page/workspaces.js";
import { VariablesExport } from "./panels/export.js";
import { Grid } from "./panels/grid.js";
import { Panels } from "./panels/panels.js";
import { Keep } from "./session/keep.js";
import { forget, recall, remember, turn } from "./session/memory.js";
import { Session } from "./session/session.js";

const STATES = { ready: "Ready", running: "Running", line: "Needs input", keys: "Needs a key", edit: "Editing a line" };
const MIRRORING = "Another tab of this workspace has the keyboard. This one shows what it does.";
const SEARCHING = "Another tab of this workspace has the keyboard, at another server. This one is looking for it.";
const STORAGES = { "http-session": "HTTP session", redis: "Redis" };

const get = (id) => document.getElementById(id);
const desk = get("desk");
const { context, token, nonce } = desk.dataset;
/* What the page's build is called, as in the path of this file. */
const stamp = new URL(import.meta.url).pathname.split("/").at(-2);

turn();
const notices = new Notices(get("notice"));
const notice = (...told) => notices.show(...told);
const saved = new Saved(get("saved"));
let mode = "ready";
/** Does this page type? Else it mirrors another one, or the workspace is at another server. */
let typing = true;

const session = new Session({
  context,
  token,
  on: {
    link: showLink,
    welcome,
    keyboard: showKeyboard,
    resumed: () => {
      editor.resume();
      look();
      panels.look();
      if (pace.slow) pace.tell();
      for (const files of [bundle, incoming, variables]) files.reconnected();
      keep.resume();
    },
    page: (message) => {
      editor.draft = keep.restore(message);
    },
    output: (fresh) => terminal.write(fresh),
    lost: ({ characters }) => terminal.remark(
      `[The last ${characters} characters above were lost with a server. Output goes on from before them:]`,
    ),
    state: showState,
    program: (message) => {
      editor.receive(message);
      enableButtons();
    },
    saved: (message) => {
      workspaces.saved();
      saved.saved(message);
    },
    unsaved: (message) => saved.unsaved(message),
    problem: ({ message, import: ofImport }) => ofImport ? bundle.refused(message) : notice(message),
    deleted: () => workspaces.leave(),
    stale: () => typing && editor.known && rememberDraft(),
    panel: (message) => panels.receive(message),
    elements: (message) => {
      grid.receive(message);
      variables.receive(message);
    },
    printed: (message) => panels.printed(message),
    contents: (message) => incoming.receive(message),
    bundle: (message) => bundle.receive(message),
    imported: (message) => bundle.imported(message),
  },
});

const incoming = new IncomingFiles((name, offset) => session.fetchFile(name, offset), notice);
const keep = new Keep(session);
const editor = new ProgramEditor(get("editor"), nonce, session, { text: recall("draft"), base: recall("base") }, {
  cursor: ({ line, column }) => {
    get("cursor-line").textContent = line ?? "–";
    get("cursor-column").textContent = column;
  },
  changed: ({ lines }) => {
    get("line-count").textContent = lines === null ? "" : lines === 1 ? "1 line" : `${lines} lines`;
  },
  kept: () => keep.changed(),
  settled: () => keep.changed(editor.draft !== null),
  notice,
  problems: showProblems,
  run: () => command("run"),
  breakpoint: setBreakpoint,
  dropped: (file) => uploads.open(file),
  replaceAll,
});
session.program = () => editor.program;
for (const part of ["draft", "base"]) forget(part);
keep.add("editor", editor);

const ask = askedBy(get("confirm"));
const askToDelete = (question, act) => ask(question, act, "Delete");
const settings = new Settings(get("settings"), {
  numbering: (numbering) => (editor.numbering = numbering),
  copyId: (copied) => copy(session.workspace, copied, notice),
  kept: () => keep.changed(),
});
keep.add("settings", settings);
const panes = new Panes(desk, () => keep.changed());
keep.add("panes", panes);
keep.draft = () => editor.draft;
const flush = () => (editor.flush(), keep.flush());
const rememberDraft = () => (remember("draft", editor.text), remember("base", editor.program.base));

const workspaces = new Workspaces({
  dialog: get("workspaces"),
  label: get("workspace"),
  list: `mbasic.workspaces${context}`,
  page: {
    get text() { return editor.known ? editor.text : null; },
    get hidden() { return editor.hidden; },
    get typing() { return session.connected && typing; },
    delivered: () => {
      flush();
      session.hurry();
      return session.delivered && !editor.unsent;
    },
    kept: () => keep.changed(true),
    session,
    confirm: askToDelete,
    say,
    notice,
  },
});
keep.add("name", workspaces);

const terminal = new Terminal(
  Object.fromEntries(
    ["view", "log", "row", "prompt", "sent", "input", "speech"].map((part) => [part, get(`terminal-${part}`)]),
  ),
  { typed, shown: () => session.shown() },
);

const opening = new Opening({
  context,
  dialog: get("confirm-open"),
  page: {
    get blank() { return editor.blank; },
    get hidden() { return editor.hidden; },
    get text() { return editor.text; },
    get mode() { return mode; },
    stop: () => actions.stop(),
    replace: (text, run) => {
      if (text === "" && editor.hidden) command("new");
      else editor.open(text);
      if (run) command("run");
    },
    notice,
  },
});

const uploads = new Uploads({ files: get("upload"), program: get("program-file"), lines: get("merge-file") }, {
  store: (name, text) => session.storeFile(name, text),
  stored: () => panels.open("files"),
  open: (text) => opening.offer({ text, run: false }),
  merge: (text) => editor.merge(text),
  notice,
});

const pace = new Pace(get("pace"), get("pace-text"), (millis) => {
  session.pace(millis);
  keep.changed();
});
keep.add("pace", pace);

const grid = new Grid(get("grid"), (name, offset) => session.grid(name, offset));
const variables = new VariablesExport((name, offset) => session.grid(name, offset), (text) => keepFile("VARIABLES.CSV", text), notice);

const panels = new Panels(get("side"), {
  look: (panel, offset) => session.look(panel, offset),
  type: typeLine,
  goTo: (line) => editor.goTo(line),
  breakpoint: setBreakpoint,
  condition: (there) => openBreakpoint(there),
  array: (array) => grid.open(array),
  fetch: (name) => incoming.fetch(name),
  confirm: askToDelete,
  cure: (cure) => editor.cure(cure),
  arranged: (panel) => {
    desk.toggleAttribute("data-side", panel !== null);
    keep.changed();
  },
});
keep.add("panel", panels);

const openBreakpoint = statementDialog(get("breakpoint"), breakpoint, typeLine);
const bundle = new Bundle(session, { get name() { return workspaces.state; }, flush, notice,
  confirm: (question, act) => ask(question, act, "Import"), turn: (made) => workspaces.arrive(made), changed: enableButtons });
const openInsertion = statementDialog(get("insert-line"), (line) => line, insertLine);
const openReplacements = replacementDialog(get("replacements"), (chosen) => editor.replace(chosen));
const openTemplates = templateDialog(get("templates"), (template) => editor.insertTemplate(template));
const openMerge = statementDialog(get("merge"), merge, typeLine);
const openRenumber = statementDialog(get("renumber"), renumber, typeLine);
const openSave = statementDialog(get("save-as"), (chosen) => saveAs(chosen, editor.hidden), typeLine);
const files = new RecentFiles(get("program-title"), get("recent"), (name) => typeLine(`LOAD "${name}"`));
const openDelete = statementDialog(get("delete-lines"), deleteLines, typeLine);

const actions = {
  run: () => command("run"),
  restart: () => command("run"),
  step: () => command("step"),
  stepLine: () => command("step_line"),
  stepOver: () => command("step_over"),
  stepOut: () => command("step_out"),
  stepTo: () => (editor.line === null ? notice("The cursor is not in a numbered line.") : typeLine(`STEP TO ${editor.line}`)),
  breakpoint: () => editor.toggleBreakpoint(),
  condition: () => openBreakpoint({ line: editor.line ?? "", condition: "", shown: "", ...editor.breakpoint }),
  noBreakpoints: () => typeLine("BREAK OFF"),
  upload: () => get("upload").click(),
  downloadPaper: () => keepFile("PRINTER.TXT", panels.paper),
  copyPaper: () => copy(panels.paper, () => say("Paper copied"), notice),
  stop: () => (mode === "edit" ? terminal.press("Break") : command("stop")),
  continue: () => command("continue"),
  list: () => command("list"),
  new: () => (editor.blank ? command("new") : get("confirm-new").showModal()),
  download: () => keepProgram(editor.text),
  share: () => copyLink(editor.text, notice),
  save: () => (files.current ? typeLine(saveAs({ name: files.current }, editor.hidden)) : openSave({ name: "" })),
  saveAs: () => openSave({ name: files.current }),
  open: () => get("program-file").click(),
  examples: () => location.assign(`${context}/examples.xhtml`),
  undo: () => editor.undo(),
  redo: () => editor.redo(),
  find: () => editor.find(),
  nextProblem: () => editor.nextProblem(),
  follow: () => editor.follow(),
  nextReference: () => editor.nextReference(),
  fold: () => editor.fold(),
  foldAll: () => editor.foldAll(true),
  unfoldAll: () => editor.foldAll(false),
  sort: () => editor.sort(),
  insertLine: () => openInsertion({ after: editor.line ?? 0, text: "" }),
  templates: () => openTemplates(),
  merge: () => {
    files.offer(get("merge-names"));
    openMerge({ name: "" });
  },
  exportAll: () => bundle.export(),
  importAll: () => get("bundle-file").click(),
  mergeHere: () => get("merge-file").click(),
  workspaces: () => workspaces.open(),
  renumber: () => openRenumber({ fresh: 10, old: "", increment: 10 }),
  deleteLines: () => openDelete({ from: editor.line ?? "", to: "" }),
  settings: () => settings.open(session.workspace),
  cancel: () => document.querySelector("dialog[open]").close(""),
  clear: clearOutput,
  copy: () => copy(terminal.text, () => say("Output copied"), notice),
  downloadOutput: () => keepFile("OUTPUT.TXT", terminal.text),
  fullScreen: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
  help: openHelp,
  shortcuts: () => get("shortcuts").showModal(),
  about: () => get("about").showModal(),
  dismiss: () => notices.hide(),
  takeover: () => session.takeOver(),
  program: () => stops.toggle("program"),
  terminal: () => stops.toggle("terminal"),
  panels: () => stops.toggle("panels"),
  nextPane: () => stops.next(1),
  previousPane: () => stops.next(-1),
  slow: () => {
    panes.show("panels");
    panels.open("trace");
    get("pace").focus();
  },
  exportVariables: () => variables.start(panels.variables),
};

/** Help for the word under the editor's cursor; else its first page. */
function openHelp() {
  const word = get("editor").contains(document.activeElement) && editor.keyword;
  open(`${context}/help.xhtml${word ? `?topic=${encodeURIComponent(word)}` : ""}`, "_blank", "noopener");
}

/** A line entered at the prompt meets the program as the editor shows it. */
function typed(keys) {
  if (mode === "ready" && keys.endsWith("\r")) {
    editor.flush();
    notices.succeeded();
  }
  session.type(keys);
}

/** A program that the address brings is for the page that types. */
function look() {
  if (session.connected && typing) opening.look();
}

function command(name) {
  if (name !== "stop") editor.flush();
  terminal.discard();
  session.command(name);
  if (name !== "stop" && panes.shows("terminal") && matchMedia("(pointer: fine)").matches) terminal.focus();
}

/** Types a line at the prompt, as the user would; what runs or waits there is left alone, and it says false. */
function typeLine(line) {
  if (mode === "ready") typed(`${line}\r`);
  else notice(`Stop the program first: ${line} is typed at the prompt.`);
  return mode === "ready";
}

function showProblems(list) {
  panels.problems(list);
  get("problem-count").hidden = list.length === 0;
  get("problem-count").textContent = list.length === 1 ? "1 problem" : `${list.length} problems`;
}

function insertLine({ after, text }) {
  if (!editor.insert({ after: Number(after), text })) notice(`No line number is free after ${after}. Renumber makes room.`);
}

/** Says whether it could be set. */
function setBreakpoint(line, on) {
  editor.flush();
  const done = session.breakpoint(line, on);
  if (!done) notice("Another tab has the keyboard. Set breakpoints there.");
  return done;
}

/** Shows what replacing all would change before it is done. */
function replaceAll() {
  const found = editor.replacements;
  if (found.changes.length === 0) notice("No matches in the program.");
  else openReplacements(found);
}

function clearOutput() {
  terminal.clear();
  session.clearOutput();
}

function welcome(message) {
  const { storage, node, replaced, begun, tookOver, untaken } = message;
  workspaces.enter({ ...message, stay: storage === "http-session" ? Infinity : 1000 * desk.dataset.life });
  session.connected || editor.reconnect();
  get("storage").textContent = STORAGES[storage] ?? storage;
  get("node").textContent = node;
  // A desk that was out of memory meanwhile does not know it any more.
  if (pace.slow) pace.tell();
  bundle.reconnected();
  if (replaced) {
    terminal.restart();
    editor.restart(begun);
    panels.restart();
    notice(`${goneText(message, editor.text)} ${untaken}`.trim());
  } else if (tookOver || untaken) {
    notice(untaken || `Another server took over: ${node}.`);
  }
}

function showLink({ state, wait }) {
  const before = get("link").dataset.state;
  if (state === "connecting" && ["lost", "elsewhere"].includes(before)) return;
  const texts = { connecting: "Connecting…", connected: "Connected", lost: "Reconnecting…", elsewhere: "Open elsewhere" };
  get("link").dataset.state = state;
  saved.offline = state === "lost";
  if (state !== before) get("link-text").textContent = texts[state];
  get("link").title = wait ? `The next attempt is in ${Math.ceil(wait / 1000)} s. What you type is kept.` : "";
  enableButtons();
  if (state === "elsewhere" && state !== before) showKeyboard({ yours: false, text: SEARCHING });
}

function enableButtons() {
  const able = session.connected && typing;
  for (const button of document.querySelectorAll("[data-online]")) button.disabled = !able;
  for (const button of document.querySelectorAll("[data-action=stop]")) button.disabled = mode === "ready" || !able;
  document.querySelector("[data-action=importAll]").disabled = !able || bundle.importing;
  for (const button of document.querySelectorAll("[data-text]")) button.disabled = editor.hidden || (!able && "online" in button.dataset);
}

function showKeyboard({ yours, text = MIRRORING }) {
  const returned = yours && !typing;
  typing = yours;
  editor.readOnly = terminal.readOnly = !yours;
  get("keyboard").hidden = yours;
  if (!yours) {
    get("keyboard-text").textContent = text;
    bundle.silenced();
  }
  enableButtons();
  if (returned) terminal.focus();
}

function showState(state) {
  mode = state.mode;
  terminal.mode = mode;
  if (["line", "keys", "edit"].includes(mode)) panes.show("terminal");
  files.show(state);
  workspaces.file = files.current;
  if (!typing) pace.follow(state.pace);
  if (state.breakpoints) showDebugging(state);
  showLoad(get("memory"), get("speed"), state);
  const paused = mode === "ready" && state.next;
  get("state").dataset.mode = paused ? "paused" : mode;
  get("state-text").textContent = paused ? "Paused" : STATES[mode];
  const line = paused ? state.next.line : mode === "ready" ? null : state.line;
  get("state-line").textContent = line ? ` · line ${line}` : "";
  showPrimary(paused);
  enableButtons();
  opening.settle();
}

function showDebugging({ breakpoints, next, printed, pace: slow }) {
  const standing = mode !== "running" || slow ? next : null;
  editor.debug({ breakpoints, next: standing });
  panels.standAt(standing?.line ?? null);
  panels.stops(breakpoints.map((there) => ({ ...there, text: editor.lineText(there.line)?.replace(/^\s*\d+ ?/, "") ?? "No such line" })));
  panels.printedTo(printed);
}

/** The first button continues a program that has been stopped; beside it is the one that starts anew. */
function showPrimary(paused) {
  get("run").dataset.action = paused ? "continue" : "run";
  get("run").title = paused ? "Continue the program" : "Run the program";
  get("run-text").textContent = paused ? "Continue" : "Run";
  get("restart").hidden = !paused;
}

function say(text) {
  get("terminal-speech").textContent = text;
}

const stops = new Stops(panes, [
  { pane: "program", holds: (element) => get("editor").contains(element), focus: () => editor.focus() },
  { pane: "terminal", holds: (element) => get("terminal").contains(element), focus: () => terminal.focus() },
  { pane: "panels", holds: (element) => get("side").contains(element), focus: () => panels.focus() },
  { pane: "tools", holds: () => true, focus: () => document.querySelector(".tools button").focus() },
]);

function shortcut(event) {
  if (document.querySelector("dialog[open], [popover]:popover-open") || event.defaultPrevented) return;
  const name = actionOf(event, get("state").dataset.mode);
  if (name === null || (!typing && !READING.has(name))) return;
  event.preventDefault();
  act(name);
}

/** Does what a button or a key asks for; when nothing is said against it, an older notice has been read. Who takes over may do so for what one says. */
function act(name) {
  const { count } = notices;
  actions[name]();
  if (notices.count === count && !READING.has(name) && name !== "takeover") notices.succeeded();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-action]");
  if (button) act(button.dataset.action);
  const opener = event.target.closest("[data-panel-of]");
  if (opener) panes.show("panels"), panels.open(opener.dataset.panelOf);
});
document.addEventListener("keydown", shortcut);
get("confirm-new").addEventListener("close", (event) => event.target.returnValue === "new" && command("new"));
get("key-bar").addEventListener("pointerdown", (event) => event.preventDefault());
get("key-bar").addEventListener("click", (event) => {
  const key = event.target.closest("button");
  if (key) terminal.press(key.value);
});
addEventListener("hashchange", look);
addEventListener("pagehide", () => (editor.unsent || editor.draft !== null) && rememberDraft());

chosen(get("bundle-file"), ([file]) => bundle.import(file));
get("merge-file").addEventListener("change", () => get("merge").close());
uploads.dropsOn(get("side"));

openMenus(get("menus"), document);
choices("theme", "system");
choices("phosphor", "green");
session.connect();
fetch(`${context}/keywords.json?${stamp}`)
  .then((answer) => (answer.ok ? answer.json() : {}))
  .then((keywords) => editor.highlight(keywords), () => {});
