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
const LATER = "Nothing was imported: this server takes no new workspace now. Try again later.";
const LARGE = "Nothing was imported: the file is larger than the server takes.";
/** What is wrong with a file is told with 422. That it is too large WildFly tells with 400. */
const ANSWERS = {
  400: LARGE, 413: LARGE, 429: LATER, 503: LATER,
  403: "Nothing was imported: the server does not know this page any more. Reload it.",
};

export class Bundle {
  #session;
  #on;
  #arriving = null;

  /**
   * `on` has: name, the workspace's, flush(), which sends what the server does not have yet, notice(text, kind),
   * confirm(question, act) and turn(workspace), which goes to a new workspace {id, deed, name, lines, first}.
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

  /** There is a connection again: what was under way begins anew, for the server has packed nothing for this one. */
  reconnected() {
    if (this.#arriving !== null) this.export();
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
    const text = await fileText(file, MOST_BYTES);
    if (text === null) this.#on.notice(`${file.name} is too large for a workspace.`);
    else if (!text.includes(STATE)) this.#offer(`Import ${file.name}?`, text);
    else await this.#open(file, text);
  }

  async #open(file, text) {
    const answer = await this.#session.importWhole(file);
    if (answer?.status === 200) {
      const { workspace, ...made } = await answer.json();
      await this.#on.turn({ id: workspace, ...made, name: file.name.replace(/\.zip$/i, "") });
    } else if (answer?.status === 204) this.#offer(`Import ${file.name}?`, text);
    else if (answer?.status === 422) {
      this.#offer(`${file.name} was not imported. ${await answer.text()} Import its program and files alone?`, text);
    } else this.#on.notice(ANSWERS[answer?.status] ?? "Nothing was imported: the server does not answer.");
  }

  /** Sends program and files, when the user agrees; nothing changes until the server has found them whole. */
  #offer(question, text) {
    this.#on.confirm(`${question} Its program and files take the place of those here that have their names.`, () => this.#send(text));
  }

  #send(text) {
    this.#on.flush();
    for (let offset = 0; offset === 0 || offset < text.length; offset += PART) {
      if (this.#session.importPart(offset, text.slice(offset, offset + PART), text.length)) continue;
      this.#on.notice("Nothing was imported: there is no connection.");
      return;
    }
  }

  /** The server has taken it. */
  imported({ files }) {
    this.#on.notice(`Imported: the program and ${files === 1 ? "one file" : `${files} files`}.`, "done");
  }
}

/** A name that every computer takes. */
function fileName(name) {
  return name.replace(/[^\p{L}\p{N} _-]/gu, "").trim() || "MBASIC-WORKSPACE";
}
