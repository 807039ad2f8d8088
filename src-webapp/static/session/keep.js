/*
 * What this page keeps at the server for the next page of its workspace: each part of the page has a
 * place of its own in it. Parts that another version of the page put there are kept as they are.
 */
const PAUSE = 1000;
/** Characters the server takes; one page's parts are far below. */
const LONGEST = 8192;

export class Keep {
  #session;
  #parts = {};
  /** Whatever their names are. */
  #foreign = Object.create(null);
  #draft = () => null;
  #sent = "";
  #timer = 0;

  constructor(session) {
    this.#session = session;
  }

  /** `part` has `state`, plain data, to be read and set. */
  add(name, part) {
    this.#parts[name] = part;
  }

  /** `draft` gives the user's text that the server does not have yet, as plain data, or null. */
  set draft(draft) {
    this.#draft = draft;
  }

  /** Something may have changed: it is sent when that ends, or `now`. */
  changed(now = false) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), now ? 0 : PAUSE);
  }

  /** Takes what a former page kept, or somebody wrote into a file, {state, draft}; returns its draft or null. */
  restore({ state, draft }) {
    for (const [name, value] of Object.entries(parsed(state) ?? {})) {
      if (Object.hasOwn(this.#parts, name)) this.#parts[name].state = value;
      else this.#foreign[name] = value;
    }
    return parsed(draft);
  }

  /** The connection is new: what the last one may have lost goes out again. */
  resume() {
    this.#sent = "";
    this.#send();
  }

  /** What was not sent yet goes out, as far as there is a connection. */
  flush() {
    this.#send();
  }

  #send() {
    clearTimeout(this.#timer);
    const parts = { ...this.#foreign };
    for (const [name, part] of Object.entries(this.#parts)) parts[name] = part.state;
    const state = ascii(parts);
    const draft = this.#draft();
    const message = { type: "page", state: state.length > LONGEST ? "" : state, draft: draft ? ascii(draft) : "" };
    const text = JSON.stringify(message);
    if (text !== this.#sent && this.#session.keep(message)) this.#sent = text;
  }
}

/** What JSON says; null when it says nothing, or is none. */
function parsed(text) {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** JSON of ASCII alone: the server knows no other characters than BASIC's. */
function ascii(value) {
  return JSON.stringify(value).replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
