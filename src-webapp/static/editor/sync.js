/*
 * Editor and server hold one program. This decides, for each text that arrives, whose turn it is; no DOM.
 *
 * Invariant: `settled` is the editor's text that stands for the server's `text` at `version`. It may differ
 * from it while the user is still on a line that the server writes another way.
 */
export class ProgramSync {
  version = 0;
  text = "";
  settled = "";
  #sent = null;
  #awaited = 0;

  /** Is the answer to an edit still to come? Then later edits wait, so that answers are not mixed up. */
  get waiting() {
    return this.#awaited > 0;
  }

  /** Has the user written something that the server does not have? */
  isNews(local) {
    return local !== (this.#sent ?? this.settled);
  }

  /** Is the server's form of the program not yet shown? */
  isUnsettled(local) {
    return this.#sent === null && local === this.settled && local !== this.text;
  }

  sent(local) {
    this.#sent = local;
    this.#awaited++;
  }

  /** The connection is new, or an answer did not come: nothing is under way any more. */
  reset() {
    this.#sent = null;
    this.#awaited = 0;
  }

  /** Another workspace: its versions start again. What the editor has is news to it, but for `settled`. */
  restart(settled = "") {
    this.reset();
    this.version = 0;
    this.text = "";
    this.settled = settled;
  }

  /**
   * Takes {version, text} from the server and says what the editor does with it: "keep" its own text, which
   * is newer and will be sent; "normalise", the same program in the server's form; "replace", changed elsewhere.
   * A server with an older version than ours lost its last seconds: then ours is the newer one.
   */
  received({ version, text }, local) {
    if (version < this.version) this.settled = text;
    const news = this.isNews(local);
    const answer = this.#awaited > 0;
    this.#awaited = Math.max(0, this.#awaited - 1);
    this.version = version;
    this.text = text;
    if (news || this.#awaited > 0) {
      if (!answer || this.#awaited === 0) this.#sent = null;
      return "keep";
    }
    this.#sent = null;
    return answer ? "normalise" : "replace";
  }
}
