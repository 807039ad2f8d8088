/*
 * The terminal: printed lines in blocks of text, and one real input in the row where printing stopped.
 * Writes once per frame and only as text. The server echoes what is entered; nothing is echoed here.
 */
import { recall, remember } from "../session/memory.js";
import { Screen, announcement, enteredLines, keysBetween } from "./screen.js";

const BLOCK = 100;
const MOST_BLOCKS = 100;
const SPEAK_EVERY = 1000;
const HIDDEN_FRAME = 200;
/** A program that asks again at once does not turn the row into single keys for a blink. */
const CALM = 60;
const HISTORY = 200;
/** Of lines that are pasted together so many can be recalled: a listing would leave nothing of what was typed. */
const RECALLED_OF_PASTE = 10;
const BREAK = "\u0003";
/** Ends EDIT without a change; only C, which waits for any key, takes the Q for its own first. */
const LEAVE_EDIT = "\u001bQ";

/** Keys without a character, as MSX and GW-BASIC number them. */
const KEYS = {
  Enter: "\r", Backspace: "\b", Delete: "\u007f", Escape: "\u001b",
  ArrowRight: "\u001c", ArrowLeft: "\u001d", ArrowUp: "\u001e", ArrowDown: "\u001f",
};
/** With Ctrl these belong to the browser: paste, reload, tabs and windows, the address, print, zoom. */
const BROWSERS = "vrtnwlp+-0";

/** What a terminal sends for Ctrl and a letter. */
const control = (letter) => String.fromCharCode(letter.charCodeAt(0) - 96);

export class Terminal {
  #parts;
  #on;
  #screen = new Screen();
  #queue = [];
  #frame = 0;
  #mode = "ready";
  #modeTimer = 0;
  #block = null;
  #blockLines = 0;
  #unspoken = [];
  #speakTimer = 0;
  #history = recall("history") ?? [];
  #recalled = null;
  #draft = "";
  #atEnd = true;
  /** The part of the row that was sent while the input method still composes it. */
  #composed = "";

  /** `parts`: view, log, row, prompt, sent, input, speech; `on`: typed(keys), shown(). */
  constructor(parts, on) {
    this.#parts = parts;
    this.#on = on;
    parts.row.addEventListener("submit", (event) => this.#submit(event));
    parts.input.addEventListener("keydown", (event) => this.#keydown(event));
    parts.input.addEventListener("input", (event) => this.#input(event));
    parts.input.addEventListener("compositionend", () => this.#takesKeys && this.#sendRow());
    parts.input.addEventListener("paste", (event) => this.#paste(event));
    new ResizeObserver(() => this.#resized()).observe(parts.view);
    parts.view.addEventListener("scroll", () => (this.#atEnd = isAtEnd(parts.view)), { passive: true });
    parts.view.addEventListener("click", () => getSelection().isCollapsed && this.focus());
    document.addEventListener("keydown", (event) => this.#keydownNowhere(event));
  }

  focus() {
    this.#parts.input.focus({ preventScroll: true });
  }

  /** Who saw the last line sees it in a view of another size too. */
  #resized() {
    if (this.#atEnd) this.#parts.view.scrollTop = this.#parts.view.scrollHeight;
  }

  /** Output to show; `clear` empties the screen first. */
  write({ text, clear }) {
    this.#enqueue({ text, clear });
  }

  /** A line of the page's own among the output, at the start of a line. */
  remark(line) {
    this.#enqueue({ remark: line });
  }

  #enqueue(part) {
    this.#queue.push(part);
    if (this.#frame) return;
    this.#frame = 1;
    if (document.hidden) setTimeout(() => this.#flush(), HIDDEN_FRAME);
    else requestAnimationFrame(() => this.#flush());
  }

  /** What the machine waits for: ready, line, keys, edit, or running. */
  set mode(mode) {
    clearTimeout(this.#modeTimer);
    if (mode === "running") this.#modeTimer = setTimeout(() => this.#enterMode(mode), CALM);
    else this.#enterMode(mode);
  }

  /** Only shows: another page types. */
  set readOnly(readOnly) {
    this.#parts.input.disabled = readOnly;
    this.#parts.row.classList.toggle("mirror", readOnly);
  }

  /** Empties the screen but for the line that is being written. */
  clear() {
    this.#flush();
    this.#emptyLog();
    this.#showRow();
  }

  restart() {
    this.#queue.length = 0;
    this.#screen.clear();
    this.#emptyLog();
    this.#showRow();
  }

  /** Leaves out what stands in the row, for a button enters a command there. */
  discard() {
    this.#parts.input.value = "";
    this.#recalled = null;
    this.#toBottom();
  }

  get text() {
    return this.#parts.log.textContent + this.#screen.line;
  }

  /** One key, from the keyboard or the key bar: a name of KEYS or "Break". */
  press(name) {
    if (this.#parts.input.disabled) return;
    if (name === "Break") this.#break();
    else if (this.#takesKeys) this.#on.typed(KEYS[name]);
    else this.#editRow(name);
  }

  get #takesKeys() {
    return this.#mode !== "ready" && this.#mode !== "line";
  }

  #enterMode(mode) {
    this.#mode = mode;
    this.#parts.row.dataset.mode = mode;
    if (this.#takesKeys) this.#sendRow();
    this.#showRow();
  }

  #sendRow() {
    const { input } = this.#parts;
    const keys = keysBetween(this.#composed, input.value);
    this.#composed = "";
    input.value = "";
    if (keys !== "") this.#on.typed(keys);
  }

  #flush() {
    this.#frame = 0;
    const { view } = this.#parts;
    const following = isAtEnd(view);
    const queue = this.#queue.splice(0);
    for (const { text, clear, remark } of queue) {
      if (clear) {
        this.#screen.clear();
        this.#emptyLog();
      }
      const result = this.#screen.write(remark ? `${this.#screen.line === "" ? "" : "\n"}${remark}\n` : text);
      if (result.cleared) this.#emptyLog();
      this.#append(result.lines);
      if (result.bell) this.#flash();
    }
    if (queue.length) this.#parts.sent.textContent = "";
    this.#showRow();
    if (following) view.scrollTop = view.scrollHeight;
    this.#on.shown();
  }

  #append(lines) {
    for (let from = 0; from < lines.length; ) {
      if (this.#block === null || this.#blockLines === BLOCK) this.#addBlock();
      const some = lines.slice(from, from + BLOCK - this.#blockLines);
      this.#block.appendData(`${some.join("\n")}\n`);
      this.#blockLines += some.length;
      from += some.length;
    }
    if (lines.length) this.#speak(lines);
  }

  #addBlock() {
    const { log } = this.#parts;
    const pre = document.createElement("pre");
    this.#block = pre.appendChild(document.createTextNode(""));
    this.#blockLines = 0;
    log.append(pre);
    if (log.childElementCount > MOST_BLOCKS) log.firstElementChild.remove();
  }

  #emptyLog() {
    this.#parts.log.replaceChildren();
    this.#block = null;
  }

  #showRow() {
    const { line, column } = this.#screen;
    this.#parts.prompt.textContent = this.#takesKeys ? line : line.slice(0, column);
  }

  #speak(lines) {
    this.#unspoken.push(...lines);
    this.#speakTimer ||= setTimeout(() => {
      this.#speakTimer = 0;
      this.#parts.speech.textContent = announcement([...this.#unspoken.splice(0), this.#screen.line]);
    }, SPEAK_EVERY);
  }

  #flash() {
    this.#parts.view.getAnimations().forEach((animation) => animation.cancel());
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    this.#parts.view.animate([{ filter: "brightness(1.6)" }, { filter: "none" }], 160);
  }

  #submit(event) {
    event.preventDefault();
    if (this.#takesKeys) {
      this.#sendRow();
      this.#on.typed("\r");
    } else this.#enter([this.#parts.input.value]);
    this.#toBottom();
  }

  /** Enters lines as one text: a long listing is no flood of messages. */
  #enter(lines) {
    this.#on.typed(lines.map((line) => `${line}\r`).join(""));
    this.#parts.sent.textContent = lines.at(-1);
    this.#parts.input.value = "";
    this.#recalled = null;
    const entered = lines.filter((line) => line.trim() !== "").slice(-RECALLED_OF_PASTE);
    this.#history = [...this.#history, ...entered].filter((line, at, all) => line !== all[at - 1]).slice(-HISTORY);
    remember("history", this.#history);
  }

  /** Phones compose whole words: a program that waits for keys gets the letters at once, not the word. */
  #input(event) {
    if (!this.#takesKeys) return;
    if (!event.isComposing) this.#sendRow();
    else if (matchMedia("(pointer: coarse)").matches) {
      const { value } = this.#parts.input;
      this.#on.typed(keysBetween(this.#composed, value));
      this.#composed = value;
    }
  }

  #keydown(event) {
    if (event.isComposing || event.altKey || event.metaKey) return;
    const key = event.key.toLowerCase();
    if (event.ctrlKey) {
      if (key === "c" && this.#selected() === "") this.#handled(event, () => this.#break());
      else if (key === "u" && !this.#takesKeys) this.#handled(event, () => this.discard());
      else if (key === "o" || (key === "a" && this.#parts.input.value === "")) this.#handled(event, () => this.#on.typed(control(key)));
      else if (this.#takesKeys && /^[a-z]$/.test(key) && key !== "c" && !BROWSERS.includes(key)) {
        this.#handled(event, () => this.#on.typed(control(key)));
      }
      return;
    }
    if (event.key === "Enter" || !(event.key in KEYS) || event.shiftKey) return;
    if (this.#takesKeys) this.#handled(event, () => this.press(event.key));
    else if (["ArrowUp", "ArrowDown", "Escape"].includes(event.key)) this.#handled(event, () => this.#editRow(event.key));
    else if (event.key === "Backspace" && this.#parts.input.value === "") {
      this.#handled(event, () => this.#on.typed(KEYS.Backspace));
    }
  }

  /** Who has selected output to copy it has the focus nowhere: what is typed or pasted then is for the terminal. */
  #keydownNowhere(event) {
    const { key, ctrlKey, metaKey, altKey, isComposing } = event;
    if (document.activeElement !== document.body || event.defaultPrevented || altKey || isComposing) return;
    if (document.querySelector("dialog[open], [popover]:popover-open")) return;
    if (ctrlKey || metaKey ? key.toLowerCase() === "v" : key.length === 1 || key === "Enter" || key === "Backspace") {
      this.focus();
      if (document.activeElement === this.#parts.input) this.#keydown(event);
    }
  }

  #handled(event, act) {
    event.preventDefault();
    act();
  }

  #selected() {
    const { input } = this.#parts;
    return getSelection().toString() || input.value.slice(input.selectionStart, input.selectionEnd);
  }

  #break() {
    this.#sendRow();
    this.#on.typed(this.#mode === "edit" ? LEAVE_EDIT : BREAK);
    this.#toBottom();
  }

  /** A key that edits the row while the row belongs to the user. */
  #editRow(name) {
    const { input } = this.#parts;
    const at = input.selectionStart;
    if (name === "ArrowUp") this.#recall(-1);
    else if (name === "ArrowDown") this.#recall(1);
    else if (name === "ArrowLeft") input.setSelectionRange(Math.max(0, at - 1), Math.max(0, at - 1));
    else if (name === "ArrowRight") input.setSelectionRange(at + 1, at + 1);
    else if (name === "Escape") this.discard();
  }

  #recall(direction) {
    const { input } = this.#parts;
    if (this.#recalled === null) {
      this.#recalled = this.#history.length;
      this.#draft = input.value;
    }
    this.#recalled = Math.min(this.#history.length, Math.max(0, this.#recalled + direction));
    input.value = this.#history[this.#recalled] ?? this.#draft;
    input.setSelectionRange(input.value.length, input.value.length);
  }

  #paste(event) {
    const { input } = this.#parts;
    const pasted = event.clipboardData.getData("text/plain");
    if (this.#takesKeys) {
      event.preventDefault();
      this.#on.typed(pasted.replace(/\r\n|\n/g, "\r"));
    } else if (/[\r\n]/.test(pasted)) {
      event.preventDefault();
      const { lines, rest } = enteredLines(input.value.slice(0, input.selectionStart) + pasted);
      const tail = input.value.slice(input.selectionEnd);
      this.#enter(lines);
      input.value = rest + tail;
    }
  }

  #toBottom() {
    const { view } = this.#parts;
    view.scrollTop = view.scrollHeight;
  }
}

function isAtEnd(view) {
  return view.scrollHeight - view.scrollTop - view.clientHeight < 40;
}
