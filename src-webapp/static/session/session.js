/*
 * The page's end of the socket: one workspace per tab, kept through reloads and lost connections.
 * Emits what arrives to `on`; shows nothing itself.
 */
import { Checkpoints } from "./checkpoints.js";
import { KeyJournal, OffsetLog, Stillness, backoff, basicText, isFile, untaken } from "./journal.js";
import { forget, recall, remember } from "./memory.js";
import { Requests } from "./requests.js";

const SHOWN_EVERY = 250;
/** So often the page looks whether what it sends arrives. */
const LOOK_EVERY = 1000;
/** A connection on which nothing has moved for so long leads nowhere. */
const LOST_AFTER = 10_000;
/** The server does not know this page any more: it lost its HTTP sessions, or they expired. */
const STALE = 4001;
/** Another server has the workspace. This page shows what happens there as soon as a connection leads to it. */
const ELSEWHERE = 4002;
/** The user deletes the workspace. */
const DELETED = 4003;
const LONGEST_WAIT = 10_000;
/** So seldom at last does a page look for the server of what it only mirrors. */
const LONGEST_SEARCH = 60_000;
const RELOAD_EVERY = 30_000;
/** A text of so many characters, escaped, fits into a frame that servers take, and beside others in the tab's memory. */
const LONGEST_TEXT = 1 << 21;
const LONGEST_NAME = 80;
const TYPED = new Set(["keys", "command"]);

export class Session {
  #url;
  #context;
  #token;
  #on;
  #socket = null;
  #welcomed = false;
  #resumed = false;
  /** Has the server been asked for output that is missing, which has not come yet? */
  #asked = false;
  /** Does another page of this workspace have the keyboard? */
  #mirror = recall("mirror") ?? false;
  #attempt = 0;
  #retry = 0;
  #lookTimer = 0;
  #stillness = new Stillness();
  #shownTimer = 0;
  #checkpoints = new Checkpoints(
    () => `${this.#context}/checkpoint?${this.#query()}`, () => this.#reload(), () => this.#keys.pending.length > 0,
  );
  #node = "";
  #workspace = recall("workspace") ?? "";
  /** Which of the workspaces that had this ID one after another, for the storage may lose one; null until told. */
  #life = recall("life");
  /** Has the workspace ever been saved? Until then the journal holds all that was typed in it. */
  #saved = recall("saved") ?? false;
  #log = new OffsetLog(recall("cleared") ?? 0, recall("epoch") ?? 0);
  /** Does the server acknowledge files and breakpoints? One of a release before does not. */
  #numbered = false;
  #keys = new KeyJournal(recall("seq") ?? 0, recall("keys") ?? [], recall("sent") ?? 0);
  /** What is to be told with the next welcome: what the user may have to do again. */
  #untold = recall("untold") ?? "";

  /**
   * `context` is the application's path, `token` the page's token; `on` has one function per event:
   * link, welcome, keyboard, resumed, output, lost, state, page, program, panel, elements, contents, bundle, imported,
   * printed, saved, unsaved, problem, deleted, stale. `resumed` comes when the server has told all it had to tell after
   * its welcome: now the page may send what it kept.
   */
  constructor({ context, token, on }) {
    this.#context = context;
    this.#token = token;
    this.requests = new Requests(context, token);
    this.#on = on;
    this.#url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${context}/desk`;
    forget("keys");
    forget("mirror");
    addEventListener("online", () => this.#retryNow());
    addEventListener("pagehide", () => this.#leave());
    document.addEventListener("visibilitychange", () => document.hidden || this.#retryNow());
  }

  /** The workspace's ID; empty until the server has told it. */
  get workspace() {
    return this.#workspace;
  }

  /** Has the server told all it had to tell? Only then do changes that the page sends meet what it shows. */
  get connected() {
    return this.#resumed;
  }

  /** Has everything that was typed and sent left this page, and what was typed arrived? */
  get delivered() {
    return this.#keys.pending.length === 0 && (this.#socket?.bufferedAmount ?? 0) === 0;
  }

  /** The page is about to be left: what was typed is to be on record soon. */
  hurry() {
    this.#checkpoints.hurry();
  }

  /** Has anything been done in the workspace by this tab? */
  get used() {
    return recall("used") ?? false;
  }

  /** Tells the program that the page has; see ProgramEditor. */
  program = () => ({ version: 0, base: 0 });

  connect() {
    clearTimeout(this.#retry);
    this.#retry = 0;
    this.#on.link({ state: "connecting" });
    const socket = new WebSocket(`${this.#url}?${this.#query()}`);
    this.#socket = socket;
    socket.onopen = () => this.#send({
      type: "hello", workspace: this.#workspace, life: this.#life ?? 0, epoch: this.#log.epoch, offset: this.#log.offset,
      program: this.program().version, mirror: this.#mirror, fresh: recall("fresh") ?? false,
      deed: recall("deed") ?? "",
    });
    socket.onmessage = (event) => socket === this.#socket && this.#receive(JSON.parse(event.data));
    socket.onclose = ({ code }) => socket === this.#socket && this.#closed(code);
  }

  /** Keys as typed; kept until acknowledged. Break is \u0003 and travels alone. */
  type(text) {
    if (text === "") return;
    for (const part of basicText(text).match(/\u0003|[^\u0003]{1,2048}/g) ?? []) {
      this.#journal({ type: "keys", text: part });
    }
  }

  edit(base, seq, text) {
    return this.#sendChange({ type: "edit", base, seq, text: basicText(text) });
  }

  /** A message of Keep's; false when it cannot be sent now. */
  keep(message) {
    return !this.#mirror && this.#sendChange(message);
  }

  command(name) {
    this.#journal({ type: "command", name });
  }

  /** Sends it now or when there is a connection again; false when another page has the keyboard. */
  #journal(message) {
    if (this.#mirror) return false;
    const entry = this.#keys.add(message, Date.now());
    remember("seq", this.#keys.last);
    if (this.#resumed) this.#sendEntry(entry);
    return true;
  }

  /** The user wants to type here, whoever has the workspace or its keyboard now. */
  takeOver() {
    this.#mirror = false;
    if (this.#resumed) {
      this.#send({ type: "takeOver" });
      return;
    }
    this.#socket?.close();
    this.connect();
  }

  /** A panel of the page has been opened, or none; `offset` is what the page has of the printer's paper. */
  look(panel, offset) {
    this.#ask({ type: "look", panel, offset });
  }

  /** Elements of an array, from an offset on; they come as `elements`. */
  grid(name, offset) {
    this.#ask({ type: "grid", name, offset });
  }

  /** A part of a file; it comes as `contents`. */
  fetchFile(name, offset) {
    this.#ask({ type: "fetch", name, offset });
  }

  /**
   * A file of bytes, as characters 0 to 255. JSON makes six of each that it must escape: when they do not fit, base64
   * does. Of its name the server takes such characters too, and so many: what it could not read it would not answer.
   */
  storeFile(title, text) {
    const name = basicText(title.normalize("NFC")).slice(0, LONGEST_NAME);
    const long = JSON.stringify(text).length > LONGEST_TEXT;
    const taken = this.#journal(long ? { type: "storeBytes", name, bytes: btoa(text) } : { type: "store", name, text });
    if (taken && !this.#resumed && !this.#fits) {
      this.#on.problem({ message: "There is no connection, and these files are more than a tab keeps: do not reload or close it before they are uploaded." });
    }
    return taken;
  }

  /** Can the tab remember all that a server may not have on record? */
  get #fits() {
    return JSON.stringify(this.#keys.pending).length <= LONGEST_TEXT;
  }

  /** A part of the whole workspace as one file; it comes as `bundle`. */
  exportPart(offset) {
    this.#ask({ type: "export", offset });
  }

  /** A part of a workspace as one file; when all is there, `imported` comes, or `problem`. */
  importPart(offset, text, size) {
    return this.#sendChange({ type: "import", offset, text, size });
  }

  /** How many milliseconds the server waits between two statements of a program; 0 for none. */
  pace(millis) {
    this.#ask({ type: "pace", millis });
  }

  breakpoint(line, on) {
    return this.#journal({ type: "breakpoint", line, on });
  }

  #ask(message) {
    if (this.#resumed) this.#send(message);
  }

  /** The screen has caught up; the server may send more. */
  shown() {
    if (this.#shownTimer) return;
    this.#shownTimer = setTimeout(() => {
      this.#shownTimer = 0;
      if (this.#welcomed) this.#tellShown();
    }, SHOWN_EVERY);
  }

  #tellShown() {
    this.#send({ type: "shown", offset: this.#log.offset, program: this.program().base });
  }

  /** The user cleared the screen: what was printed before stays away after a reload as well. */
  clearOutput() {
    this.#log.clear();
    this.#rememberCleared();
  }

  #rememberCleared() {
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
    if (!this.#resumed) return false;
    this.#checkpoints.news();
    if (message.type !== "page" && !this.used) remember("used", true);
    return this.#send(message);
  }

  #sendEntry(entry) {
    this.#sendChange(entry);
    this.#keys.send(entry);
    if (!this.#numbered && !TYPED.has(entry.type)) this.#keys.drop(entry);
    this.#lookTimer ||= setInterval(() => this.#lookAfter(), LOOK_EVERY);
  }

  /** Another page has the keyboard: what was typed or brought here and is perhaps nowhere is for the user to do again. */
  #giveUp() {
    const told = untaken(this.#keys.outstanding);
    this.#keys.forget();
    if (told === "") return;
    const message = `Another tab has the keyboard. ${told}`;
    if (this.#welcomed) this.#on.problem({ message });
    else this.#tellLater(message);
  }

  #tellLater(text) {
    this.#untold = `${this.#untold} ${text}`.trim();
    remember("untold", this.#untold);
  }

  /** A connection may be slow, also with a whole program before the keys, but not stand still. */
  #lookAfter() {
    const [next] = this.#keys.outstanding;
    if (!next || this.#mirror) this.#stopLooking();
    else if (this.#stillness.at(performance.now(), next.seq, this.#socket.bufferedAmount) >= LOST_AFTER) this.#abandon();
  }

  #stopLooking() {
    clearInterval(this.#lookTimer);
    this.#lookTimer = 0;
    this.#stillness = new Stillness();
  }

  /** What is at the other end is no use: another attempt may lead elsewhere. */
  #abandon() {
    this.#socket.close();
    this.#lost();
  }

  #receive(message) {
    switch (message.type) {
      case "welcome":
        this.#greet(message);
        break;
      case "output":
        this.#show(message);
        this.#checkpoints.news();
        break;
      case "rewound":
        if (message.epoch >= this.#log.epoch) this.#replayed(0, this.#log.rewind(message.offset));
        break;
      case "keysAck":
        this.#keys.arrived(message.seq);
        this.#keys.recorded(message.recorded);
        break;
      case "saved":
        this.#remember(true);
        this.#on.saved(message);
        break;
      case "keyboard":
        this.#mirror = !message.yours;
        if (this.#mirror) this.#giveUp();
        this.#on.keyboard({ yours: message.yours });
        break;
      case "program":
      case "state":
        this.#checkpoints.news();
        this.#on[message.type](message);
        if (message.type === "state") this.#resume();
        break;
      case "panel":
      case "elements":
      case "contents":
      case "bundle":
      case "imported":
      case "printed":
      case "page":
      case "unsaved":
      case "problem":
        this.#on[message.type](message);
        break;
      default:
        break;
    }
  }

  #show(frame) {
    const fresh = this.#log.accept(frame);
    if (fresh === null) return;
    if (fresh.gap) {
      if (!this.#asked) this.#asked = this.#send({ type: "resend", offset: this.#log.offset });
      return;
    }
    this.#asked = false;
    this.#replayed(fresh.compared, fresh.lost);
    if (fresh.clear || fresh.text !== "") this.#on.output(fresh);
    else this.shown();
  }

  /** A server that took over printed `compared` characters again, and never the `lost` ones shown here. */
  #replayed(compared, lost) {
    if (lost > 0) {
      this.#rememberCleared();
      this.#on.lost({ characters: lost });
    }
    if (compared + lost > 0) this.#send({ type: "compared", characters: compared, lost });
  }

  #greet(welcome) {
    // A server of a release before deeds let this page into another workspace than its own.
    if (welcome.deed === undefined && (recall("fresh") || (recall("deed") && welcome.workspace !== this.#workspace))) {
      this.#abandon();
      return;
    }
    const former = this.#workspace;
    const same = welcome.workspace === former;
    if (same && welcome.epoch < this.#log.epoch) {
      this.#abandon();
      return;
    }
    // A server of a release before lives tells none, and 0 is none that it knows.
    const life = welcome.life || (same ? this.#life : null);
    const known = this.#life !== null;
    const replaced = same ? known && life !== this.#life : former !== "";
    if (replaced) {
      this.#log.restart();
      if (this.#saved || welcome.begun) {
        this.#tellLater(untaken(this.#keys.pending));
        this.#keys.forget();
      }
      this.#remember(false);
      forget("cleared");
    }
    this.#workspace = welcome.workspace;
    this.#life = life;
    remember("workspace", welcome.workspace);
    remember("life", life);
    remember("deed", welcome.deed);
    forget("fresh");
    remember("epoch", welcome.epoch);
    const tookOver = this.#node !== "" && welcome.node !== this.#node;
    this.#node = welcome.node;
    this.#tellLater(untaken(this.#keys.meet(welcome.keys, Date.now())));
    remember("seq", this.#keys.last);
    this.#numbered = welcome.numbered ?? false;
    this.#welcomed = true;
    this.#attempt = 0;
    // Before the program comes: whose it is to be depends on who types.
    this.#on.keyboard({ yours: !this.#mirror });
    this.#on.welcome({ ...welcome, former, replaced, known, retyped: this.#keys.pending.length > 0, tookOver, untaken: this.#untold });
    this.#untold = "";
    forget("untold");
    this.#checkpoints.begin(welcome.storage === "http-session" ? welcome.saveSeconds : 0);
  }

  #remember(saved) {
    if (saved !== this.#saved) remember("saved", saved);
    this.#saved = saved;
  }

  #resume() {
    if (this.#resumed) return;
    this.#resumed = true;
    this.#on.link({ state: "connected" });
    this.#on.resumed();
    for (const entry of this.#numbered ? this.#keys.outstanding : this.#keys.pending) this.#sendEntry(entry);
    this.#tellShown();
  }

  #closed(code) {
    if (code === STALE && this.#reload()) return;
    if (code === DELETED) {
      this.#on.deleted();
      return;
    }
    if (code === ELSEWHERE) this.#mirror = true;
    this.#lost(code === ELSEWHERE ? "elsewhere" : "lost");
  }

  /** The server takes this page for one of another browser: a new one is asked for, now and then. */
  #reload() {
    if (Date.now() - (recall("reloaded") ?? 0) <= RELOAD_EVERY) return false;
    remember("reloaded", Date.now());
    this.#on.stale();
    location.reload();
    return true;
  }

  #lost(state = "lost") {
    this.#socket = null;
    this.#welcomed = this.#resumed = this.#asked = false;
    this.#keys.arrived(0);
    this.#stopLooking();
    this.#checkpoints.end();
    const elsewhere = state === "elsewhere";
    const wait = backoff(this.#attempt++, Math.random(), elsewhere ? LONGEST_SEARCH : LONGEST_WAIT);
    this.#on.link({ state, wait });
    // Nobody sees a hidden page mirror anything: it looks on when it is shown again.
    this.#retry = setTimeout(() => (elsewhere && document.hidden) || this.connect(), wait);
  }

  #retryNow() {
    if (this.#retry) this.connect();
  }

  #leave() {
    this.#checkpoints.leave();
    const { pending } = this.#keys;
    if (pending.length === 0) return;
    remember("sent", this.#keys.sent);
    try {
      if (this.#fits) return remember("keys", pending);
    } catch {
      // The browser keeps even less for a tab.
    }
    remember("keys", pending.filter((entry) => !isFile(entry)));
    this.#tellLater(untaken(this.#keys.outstanding.filter(isFile)));
  }
}
