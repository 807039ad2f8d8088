/*
 * The whole workspace as one file on the user's computer, in a ZIP with the program and the files for people to read.
 * It goes in parts over the socket, and comes back as a new workspace; a ZIP of program and files alone, which people
 * can make, comes in parts to this one.
 */
import { fileText, keepFile } from "./files.js";

const PART = 1 << 18;
/** Far beyond what servers take; they say so themselves. */
const MOST_BYTES = 1 << 26;
/** In the ZIP's directory where the state of all of a workspace is. */
const STATE = "WORKSPACE.STATE";
/** So long an answer may take: servers give a file two minutes to arrive. */
const ANSWERED_WITHIN = 180_000;
const LATER = "Nothing was imported: this server can take no new workspace now. Try again later.";
const LARGE = "Nothing was imported: the file is larger than the server accepts.";
/** What is wrong with a file is told with 422. That it is too large WildFly tells with 400. */
const ANSWERS = {
  400: LARGE, 413: LARGE, 429: LATER, 503: LATER,
  403: "Nothing was imported: the server no longer knows this page. Reload it.",
};

export class Bundle {
  #session;
  #on;
  #arriving = null;
  /** Is a file being imported? Then no other one can be. */
  #importing = false;
  /** Are its parts on their way, and the answer still to come? */
  #sending = false;
  #overdue = 0;

  /**
   * `on` has: name, the workspace's, flush(), which sends what the server does not have yet, notice(text, kind), which
   * an empty text takes away, confirm(question, act), turn(workspace), which goes to a new workspace {id, deed, name,
   * lines, first}, and changed(), told when `importing` has changed.
   */
  constructor(session, on) {
    this.#session = session;
    this.#on = on;
  }

  export() {
    this.#on.flush();
    this.#arriving = "";
    this.#session.exportPart(0);
  }

  get importing() {
    return this.#importing;
  }

  #begin(name) {
    this.#on.notice(`Importing ${name}…`, "busy");
    this.#lock(true);
  }

  /** Nothing is being imported any more; `text` says what has come of it. */
  #end(text = "", kind) {
    this.#sending = false;
    clearTimeout(this.#overdue);
    this.#on.notice(text, kind);
    this.#lock(false);
  }

  #lock(importing) {
    this.#importing = importing;
    this.#on.changed();
  }

  /**
   * There is a connection again: what was under way begins anew, for the server has packed nothing for this one, and
   * has forgotten the parts that it had.
   */
  reconnected() {
    if (this.#sending) this.#end("The connection was lost during the import. If the program and the files are not here, import them again.");
    if (this.#arriving !== null) this.export();
  }

  /** Another page has the keyboard; the server takes no parts of this one. */
  silenced() {
    if (this.#sending) this.#end("Another tab took the keyboard during the import. If the program and the files are not here, import them again there.");
  }

  /** A part of the workspace from the server. */
  receive({ offset, text, size }) {
    if (this.#arriving === null || offset !== this.#arriving.length) return;
    this.#arriving += text;
    if (text !== "" && this.#arriving.length < size) {
      this.#session.exportPart(this.#arriving.length);
      return;
    }
    const whole = this.#arriving;
    this.#arriving = null;
    if (whole.length === size) keepFile(`${fileName(this.#on.name)}.zip`, whole);
    else this.#on.notice("The workspace changed meanwhile. Export it again.");
  }

  /** A whole workspace becomes a new one, to which the page turns. */
  async import(file) {
    if (this.#importing) return;
    this.#begin(file.name);
    try {
      const text = await fileText(file, MOST_BYTES);
      if (text === null) this.#end(`${file.name} is too large for a workspace.`);
      else if (!text.includes(STATE)) this.#offer(file, `Import ${file.name}?`, text);
      else await this.#open(file, text);
    } catch {
      // The file has gone or may not be read, or a proxy has answered in the server's place.
      this.#end(`${file.name} was not imported: it could not be read, or the server's answer could not.`);
    }
  }

  async #open(file, text) {
    const { status, told } = await this.#session.requests.importWhole(file, ANSWERED_WITHIN);
    if (status === 200) {
      const { workspace, ...made } = JSON.parse(told);
      // When this workspace cannot be left, a notice says so, and the list has the new one.
      await this.#on.turn({ id: workspace, ...made, name: file.name.replace(/\.zip$/i, "") });
      this.#lock(false);
    } else if (status === 204) this.#offer(file, `Import ${file.name}?`, text);
    else if (status === 422) this.#offer(file, `${file.name} was not imported. ${told} Import only its program and files?`, text);
    else this.#end(ANSWERS[status] ?? "Nothing was imported: the server does not answer.");
  }

  /** Sends program and files, when the user agrees; nothing changes until the server has found them whole. */
  #offer(file, question, text) {
    this.#end();
    this.#on.confirm(`${question} Its program replaces the one here, and its files those with the same names.`, () => this.#send(file, text));
  }

  #send(file, text) {
    this.#on.flush();
    this.#begin(file.name);
    for (let offset = 0; offset === 0 || offset < text.length; offset += PART) {
      if (this.#session.importPart(offset, text.slice(offset, offset + PART), text.length)) continue;
      this.#end("Nothing was imported: there is no connection.");
      return;
    }
    this.#sending = true;
    this.#await();
  }

  /** Ends the import when no answer comes; not while parts are still on their way. */
  #await() {
    this.#overdue = setTimeout(() => {
      if (this.#session.delivered) this.#end("The server did not say whether the import worked. If the program and the files are not here, import them again.");
      else this.#await();
    }, ANSWERED_WITHIN);
  }

  /** The server has taken it. */
  imported({ files }) {
    const beside = ["", " and one file"][files] ?? ` and ${files} files`;
    this.#end(`Imported: the program${beside}.`, "done");
  }

  /** The server takes nothing of it; `text` says why. */
  refused(text) {
    if (this.#sending) this.#end(text);
  }
}

/** A name that every computer takes. */
function fileName(name) {
  return name.replace(/[^\p{L}\p{N} _-]/gu, "").trim() || "MBASIC-WORKSPACE";
}
