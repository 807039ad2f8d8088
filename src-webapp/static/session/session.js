/*
 * The page's end of the socket: one workspace per tab, kept through reloads and lost connections.
 * Emits what arrives to `on`; shows nothing itself.
 */
import { KeyJournal, OffsetLog, backoff, basicText } from "./journal.js";

const SHOWN_EVERY = 250;
const ACK_WITHIN = 10_000;
/** The server does not know this page any more: it lost its HTTP sessions, or they expired. */
const STALE = 4001;
/** Another server has taken the workspace over, for a page opened there. */
const ELSEWHERE = 4002;
const RELOAD_EVERY = 30_000;

export class Session {
  #url;
  #context;
  #token;
  #on;
  #socket = null;
  #welcomed = false;
  #resumed = false;
  #attempt = 0;
  #retry = 0;
  #ackTimer = 0;
  #shownTimer = 0;
  #checkpointTimer = 0;
  #changed = false;
  #storage = "";
  #node = "";
  #workspace = recall("workspace") ?? "";
  #log = new OffsetLog(recall("cleared") ?? 0);
  #keys = new KeyJournal(recall("seq") ?? 0, recall("keys") ?? []);

  /**
   * `context` is the application's path, `token` the page's token; `on` has one function per event:
   * link, welcome, resumed, output, state, program, saved, unsaved, problem. `resumed` comes when the
   * server has told all it had to tell after its welcome: now the page may send what it kept.
   */
  constructor({ context, token, on }) {
    this.#context = context;
    this.#token = token;
    this.#on = on;
    this.#url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${context}/desk`;
    forget("keys");
    addEventListener("online", () => this.#retryNow());
    addEventListener("pagehide", () => this.#leave());
    document.addEventListener("visibilitychange", () => document.hidden || this.#retryNow());
  }

  get connected() {
    return this.#welcomed;
  }

  /** Version of the program that the page shows; the editor keeps it, the greeting tells it. */
  programVersion = 0;

  connect() {
    clearTimeout(this.#retry);
    this.#retry = 0;
    this.#on.link({ state: "connecting" });
    const socket = new WebSocket(`${this.#url}?${this.#query()}`);
    this.#socket = socket;
    socket.onopen = () => this.#send({
      type: "hello", workspace: this.#workspace, epoch: this.#log.epoch, offset: this.#log.offset,
      program: this.programVersion,
    });
    socket.onmessage = (event) => socket === this.#socket && this.#receive(JSON.parse(event.data));
    socket.onclose = ({ code }) => socket === this.#socket && this.#closed(code);
  }

  /** Keys as typed; kept until acknowledged. Break is \u0003 and travels alone. */
  type(text) {
    if (text === "") return;
    for (const part of basicText(text).match(/\u0003|[^\u0003]{1,2048}/g) ?? []) {
      const entry = this.#keys.add(part, Date.now());
      if (this.#resumed) this.#sendKeys(entry);
    }
    remember("seq", this.#keys.last);
  }

  edit(base, text) {
    return this.#sendChange({ type: "edit", base, text: basicText(text) });
  }

  command(name) {
    return this.#sendChange({ type: "command", name });
  }

  /** The screen has caught up; the server may send more. */
  shown() {
    if (this.#shownTimer) return;
    this.#shownTimer = setTimeout(() => {
      this.#shownTimer = 0;
      if (this.#welcomed) this.#send({ type: "shown", offset: this.#log.offset });
    }, SHOWN_EVERY);
  }

  /** The user cleared the screen: what was printed before stays away after a reload as well. */
  clearOutput() {
    this.#log.clear();
    remember("cleared", this.#log.cleared);
  }

  #query() {
    return new URLSearchParams({ w: this.#workspace, t: this.#token });
  }

  #send(message) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  #sendChange(message) {
    if (!this.#welcomed) return false;
    this.#changed = true;
    return this.#send(message);
  }

  #sendKeys(entry) {
    this.#sendChange({ type: "keys", ...entry });
    if (this.#ackTimer) return;
    this.#ackTimer = setTimeout(() => {
      this.#ackTimer = 0;
      this.#socket.close();
      this.#lost();
    }, ACK_WITHIN);
  }

  #receive(message) {
    switch (message.type) {
      case "welcome":
        this.#greet(message);
        break;
      case "output": {
        const fresh = this.#log.accept(message);
        if (fresh) this.#on.output(fresh);
        this.#changed = true;
        break;
      }
      case "keysAck":
        clearTimeout(this.#ackTimer);
        this.#ackTimer = 0;
        this.#keys.acknowledge(message.seq);
        break;
      case "program":
      case "state":
        this.#changed = true;
        this.#on[message.type](message);
        if (message.type === "state") this.#resume();
        break;
      case "saved":
      case "unsaved":
      case "problem":
        this.#on[message.type](message);
        break;
      default:
        break;
    }
  }

  #greet(welcome) {
    const replaced = this.#workspace !== "" && welcome.workspace !== this.#workspace;
    if (replaced) {
      this.#log.restart();
      this.#keys.forget();
      forget("cleared");
    }
    this.#workspace = welcome.workspace;
    remember("workspace", welcome.workspace);
    const tookOver = this.#node !== "" && welcome.node !== this.#node;
    this.#node = welcome.node;
    this.#storage = welcome.storage;
    this.#keys.follow(welcome.keys);
    this.#welcomed = true;
    this.#attempt = 0;
    this.#on.link({ state: "connected" });
    this.#on.welcome({ ...welcome, replaced, tookOver });
    clearInterval(this.#checkpointTimer);
    if (welcome.storage === "http-session") {
      this.#checkpointTimer = setInterval(() => this.#checkpoint(), welcome.saveSeconds * 1000);
    }
  }

  #resume() {
    if (this.#resumed) return;
    this.#resumed = true;
    this.#on.resumed();
    for (const entry of this.#keys.pending) this.#sendKeys(entry);
  }

  #closed(code) {
    if (code === STALE && Date.now() - (recall("reloaded") ?? 0) > RELOAD_EVERY) {
      remember("reloaded", Date.now());
      location.reload();
      return;
    }
    this.#lost();
    if (code !== ELSEWHERE) return;
    clearTimeout(this.#retry);
    this.#retry = 0;
    this.#on.link({ state: "elsewhere" });
    this.#on.problem({ message: "This workspace is open at another server now. Reload this page to take it back." });
  }

  #lost() {
    this.#socket = null;
    this.#welcomed = this.#resumed = false;
    clearTimeout(this.#ackTimer);
    this.#ackTimer = 0;
    clearInterval(this.#checkpointTimer);
    const wait = backoff(this.#attempt++, Math.random());
    this.#on.link({ state: "lost", wait });
    this.#retry = setTimeout(() => this.connect(), wait);
  }

  #retryNow() {
    if (this.#retry) this.connect();
  }

  #checkpointUrl() {
    return `${this.#context}/checkpoint?${this.#query()}`;
  }

  /** The HTTP session can only be written by a request, so the page asks for it while there is news. */
  async #checkpoint() {
    if (!this.#changed) return;
    this.#changed = false;
    try {
      const answer = await fetch(this.#checkpointUrl(), { method: "POST" });
      if (!answer.ok) throw new Error(`checkpoint: ${answer.status}`);
    } catch {
      this.#changed = true;
    }
  }

  #leave() {
    if (this.#keys.pending.length) remember("keys", this.#keys.pending);
    if (this.#storage === "http-session" && this.#changed) navigator.sendBeacon(this.#checkpointUrl());
  }
}

/** Per tab, and gone with it. */
export function recall(name) {
  const text = sessionStorage.getItem(`mbasic.${name}`);
  return text === null ? null : JSON.parse(text);
}

export function remember(name, value) {
  sessionStorage.setItem(`mbasic.${name}`, JSON.stringify(value));
}

export function forget(name) {
  sessionStorage.removeItem(`mbasic.${name}`);
}
