/* Brings the parts of the page together: what the server says goes to them, what the user does goes to it. */
import { Terminal } from "./console/terminal.js";
import { ProgramEditor } from "./editor/editor.js";
import { choices, openMenus } from "./page/menus.js";
import { Opening } from "./page/opening.js";
import { Session, forget, recall, remember } from "./session/session.js";

const STATES = {
  ready: "Ready", running: "Running", line: "Needs input", keys: "Needs a key", edit: "Editing a line",
};
const STORAGES = { "http-session": "HTTP session", redis: "Redis", memory: "memory" };

const get = (id) => document.getElementById(id);
const desk = get("desk");
const { context, token, nonce } = desk.dataset;

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
    },
    output: (fresh) => terminal.write(fresh),
    lost: ({ characters }) => terminal.remark(
      `[The last ${characters} characters above were lost with a server. It goes on from before them:]`,
    ),
    state: showState,
    program: (message) => {
      editor.receive(message);
      session.programVersion = editor.version;
    },
    saved: ({ at }) => showSaved("saved", `Saved${get("saved").dataset.state === "unsaved" ? " again" : ""} ${time(at)}`),
    unsaved: ({ since, reason }) => showSaved("unsaved", "Not saved", ` since ${time(since, "2-digit")}`, reason),
    problem: ({ message }) => notice(message),
  },
});

const draft = recall("draft");
forget("draft");
const editor = new ProgramEditor(get("editor"), nonce, session, draft, {
  cursor: ({ line, column }) => {
    get("cursor-line").textContent = line ?? "–";
    get("cursor-column").textContent = column;
  },
  changed: ({ lines }) => {
    get("line-count").textContent = lines === 1 ? "1 line" : `${lines} lines`;
  },
  notice,
  run: () => command("run"),
});

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
    get text() { return editor.text; },
    get mode() { return mode; },
    stop: () => command("stop"),
    replace: (text, run) => {
      editor.open(text);
      if (run) command("run");
    },
    notice,
  },
});

const actions = {
  run: () => command("run"),
  stop: () => command("stop"),
  continue: () => command("continue"),
  list: () => command("list"),
  new: () => (editor.text.trim() === "" ? command("new") : get("confirm-new").showModal()),
  download,
  examples: () => location.assign(`${context}/examples.xhtml`),
  undo: () => editor.undo(),
  redo: () => editor.redo(),
  find: () => editor.find(),
  clear: clearOutput,
  copy: copyOutput,
  shortcuts: () => get("shortcuts").showModal(),
  about: () => get("about").showModal(),
  dismiss: () => (get("notice").hidden = true),
  takeover: () => session.takeOver(),
};

/** A line entered at the prompt meets the program as the editor shows it. */
function typed(keys) {
  if (mode === "ready" && keys.endsWith("\r")) editor.flush();
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
  if (name !== "stop" && matchMedia("(pointer: fine)").matches) terminal.focus();
}

function clearOutput() {
  terminal.clear();
  session.clearOutput();
}

async function copyOutput() {
  await navigator.clipboard.writeText(terminal.text);
  get("terminal-speech").textContent = "Output copied";
}

function download() {
  const lines = editor.text.split("\n").filter((line) => line.trim() !== "");
  const file = new Blob([lines.map((line) => `${line}\r\n`).join("")], { type: "text/plain" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "PROGRAM.BAS";
  link.click();
  URL.revokeObjectURL(link.href);
}

function welcome({ storage, node, replaced, tookOver }) {
  get("storage").textContent = STORAGES[storage] ?? storage;
  get("node").textContent = node;
  if (replaced) {
    terminal.restart();
    editor.restart();
    const rest = editor.text === "" ? "This is a new one." : "The program is the one of this page; variables and output are gone.";
    notice(`The server no longer has the workspace of this tab. ${rest}`);
  } else if (tookOver) {
    notice(`Another server took over: ${node}.`);
  }
}

function showLink({ state, wait }) {
  if (state === "connecting" && get("link").dataset.state === "lost") return;
  const texts = { connecting: "Connecting…", connected: "Connected", lost: "Reconnecting…", elsewhere: "Open elsewhere" };
  get("link").dataset.state = state;
  get("link-text").textContent = texts[state];
  get("link").title = wait ? `The next attempt is in ${Math.ceil(wait / 1000)} s. What you type is kept.` : "";
  enableButtons();
  if (state === "elsewhere") showKeyboard({ yours: false, text: "This workspace has been opened at another server." });
}

function enableButtons() {
  const able = session.connected && typing;
  for (const button of document.querySelectorAll("[data-online]")) button.disabled = !able;
  for (const button of document.querySelectorAll("[data-action=stop]")) button.disabled = mode === "ready" || !able;
}

function showKeyboard({ yours, text = "Another tab of this workspace has the keyboard. This one shows what it does." }) {
  const returned = yours && !typing;
  typing = yours;
  editor.readOnly = terminal.readOnly = !yours;
  get("keyboard").hidden = yours;
  if (!yours) get("keyboard-text").textContent = text;
  enableButtons();
  if (returned) terminal.focus();
}

function showState(state) {
  mode = state.mode;
  terminal.mode = mode;
  get("state").dataset.mode = mode;
  get("state-text").textContent = STATES[mode];
  get("state-line").textContent = state.line && mode !== "ready" ? ` · line ${state.line}` : "";
  enableButtons();
  opening.settle();
}

function showSaved(state, text, more = "", reason = "") {
  get("saved").dataset.state = state;
  get("saved-text").textContent = text;
  get("saved-more").textContent = more;
  get("saved").title = reason;
}

function notice(text) {
  get("notice").hidden = false;
  get("notice-text").textContent = text;
}

function time(instant, second) {
  return new Date(instant).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second, hourCycle: "h23" });
}

const panes = [() => editor.focus(), () => terminal.focus(), () => document.querySelector(".tools button").focus()];

function shortcut(event) {
  const { key } = event;
  if (document.querySelector("dialog[open], [popover]:popover-open") || event.defaultPrevented) return;
  if (!typing && key !== "F1" && key !== "F6") return;
  if (key === "F5" || (key === "Enter" && event.ctrlKey)) act(event, "run");
  else if (key === "F8") act(event, "continue");
  else if (key === "F1") act(event, "shortcuts");
  else if (key === "Escape" && mode === "running") act(event, "stop");
  else if (key === "F6") {
    event.preventDefault();
    const at = get("editor").contains(document.activeElement) ? 0 : get("terminal").contains(document.activeElement) ? 1 : 2;
    panes[(at + (event.shiftKey ? 2 : 1)) % 3]();
  }
}

function act(event, name) {
  event.preventDefault();
  actions[name]();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-action]");
  if (button) actions[button.dataset.action]();
});
document.addEventListener("keydown", shortcut);
get("confirm-new").addEventListener("close", (event) => event.target.returnValue === "new" && command("new"));
get("key-bar").addEventListener("pointerdown", (event) => event.preventDefault());
get("key-bar").addEventListener("click", (event) => {
  const key = event.target.closest("button");
  if (key) terminal.press(key.value);
});
addEventListener("hashchange", look);
addEventListener("pagehide", () => editor.unsent !== null && remember("draft", editor.unsent));

openMenus(get("menus"));
choices("theme", "system");
choices("phosphor", "green");
session.connect();
fetch(`${context}/keywords.json`)
  .then((answer) => (answer.ok ? answer.json() : {}))
  .then((keywords) => editor.highlight(keywords), () => {});
