/*
 * Editor and server hold one program. This decides, for each text that arrives, whose turn it is; no DOM.
 *
 * Invariants: `settled` is the editor's text that stands for the server's `text`, as far as no other has come since; null
 * when that is not known. It may differ from it while the user is still on a line that the server writes another way. All
 * that the server's program has had up to version `base` is in the editor, but for what its user changed.
 */
export class ProgramSync {
  version = 0;
  text = "";
  settled;
  base;
  /** The server's text at `base`; empty until this page has shown one. */
  baseText = "";
  #sent = null;
  /** Numbers of the latest edit that was sent, and of the latest that is answered or given up. */
  #edit = 0;
  #answered = 0;

  /** `text` of a former page, which the server may lack, and what it is based on; null for none. */
  constructor({ text, base }) {
    this.settled = text === null ? "" : null;
    this.base = base ?? 0;
  }

  /** Is the answer to an edit still to come? Then later edits wait, so that answers are not mixed up. */
  get waiting() {
    return this.#answered < this.#edit;
  }

  /** The number of the next edit. */
  get next() {
    return this.#edit + 1;
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
    this.#edit++;
  }

  /** The editor shows the server's program now, in a form of its own; what was under way is in it, or given up. */
  shown(local) {
    this.#sent = null;
    this.settled = local;
    this.base = this.version;
    this.baseText = this.text;
  }

  /** The connection is new, or an answer did not come: nobody knows whether the server has what was under way. */
  reset() {
    if (this.#sent !== null) this.settled = null;
    this.#sent = null;
    this.#answered = this.#edit;
  }

  /** Another workspace: its versions start again. What the editor has is news to it, but for `settled`. */
  restart(settled = "") {
    this.reset();
    this.version = 0;
    this.base = 0;
    this.text = this.baseText = "";
    this.settled = settled;
  }

  /**
   * Takes {version, text, answers} from the server and says what the editor does with it: "keep" its own text, which
   * is newer and will be sent; "normalise", the same program in the server's form; "replace", changed elsewhere.
   * A server with an older version than ours lost its last seconds: then ours is the newer one.
   */
  received({ version, text, answers }, local) {
    // A server of a release before tells nothing of the kind, and answers each edit.
    const answered = answers ?? this.#answered + (this.waiting ? 1 : 0);
    const answer = answered > this.#answered;
    const older = version < this.version || version < this.base;
    this.version = version;
    this.text = text;
    if (older) this.shown(text);
    if (answer) this.#answered = answered;
    // The answer that is to come has this, too.
    if (this.waiting) return "keep";
    // Based on none, the text that was sent took the place of all: it is the program of this version.
    if (answer && this.base === 0) [this.base, this.baseText] = [version, text];
    const news = this.isNews(local);
    this.settled = this.#sent ?? this.settled;
    this.#sent = null;
    if (news) return "keep";
    return answer || answers > 0 ? "normalise" : "replace";
  }
}
