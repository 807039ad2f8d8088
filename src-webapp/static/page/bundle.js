/* The whole workspace, program and files, as one file on the user's computer. It goes and comes in parts. */
import { fileText, keepFile } from "./files.js";

const PART = 1 << 18;
/** Far beyond what servers take; they say so themselves. */
const MOST_BYTES = 1 << 26;

export class Bundle {
  #session;
  #on;
  #arriving = null;

  /**
   * `on` has: name, the workspace's, flush(), which sends what is written in the editor, notice(text, kind) and
   * confirm(question, act).
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

  /** Sends a file, when the user agrees; nothing changes until the server has found it whole. */
  async import(file) {
    const text = await fileText(file, MOST_BYTES);
    if (text === null) this.#on.notice(`${file.name} is too large for a workspace.`);
    else this.#on.confirm(`Import ${file.name}? Its program and files take the place of those here that have their names.`, () => this.#send(text));
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
