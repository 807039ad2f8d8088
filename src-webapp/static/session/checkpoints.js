/*
 * An HTTP session can only be written by a request, so the page asks for that while there is news, or something that was
 * typed is not on record. It also keeps the session from expiring.
 */
const KEEP_EVERY = 600_000;
const ANSWERED_WITHIN = 10_000;

export class Checkpoints {
  #url;
  #refused;
  #owed;
  #seconds = 0;
  #timer = 0;
  #news = false;
  #asking = false;
  #asked = Date.now();

  /**
   * `url()` is where to ask; `refused()` is told that the server does not know the page, and says whether that goes;
   * `owed()` says whether something is not on record.
   */
  constructor(url, refused, owed) {
    this.#owed = owed;
    this.#url = url;
    this.#refused = refused;
  }

  /** There is a connection; `seconds` pass between two looks whether there is news, 0 where no request is needed. */
  begin(seconds) {
    this.end();
    this.#seconds = seconds;
    if (seconds > 0) this.#timer = setInterval(() => this.#look(), seconds * 1000);
  }

  /** There is no connection any more. */
  end() {
    clearInterval(this.#timer);
  }

  /** Something has changed, here or there. */
  news() {
    this.#news = true;
  }

  #look() {
    if (this.#due || Date.now() - this.#asked >= KEEP_EVERY) this.#ask();
  }

  get #due() {
    return this.#news || this.#owed();
  }

  /** The page is about to be left: what is not on record is to be so soon. */
  hurry() {
    if (this.#seconds > 0 && this.#owed()) this.#ask();
  }

  async #ask() {
    if (this.#asking) return;
    this.#asking = true;
    this.#news = false;
    this.#asked = Date.now();
    try {
      const answer = await fetch(this.#url(), { method: "POST", signal: AbortSignal.timeout(ANSWERED_WITHIN) });
      if (answer.status === 403 && this.#refused()) return;
      if (!answer.ok) throw new Error(`checkpoint: ${answer.status}`);
    } catch {
      this.#news = true;
    } finally {
      this.#asking = false;
    }
  }

  /** The page is left. */
  leave() {
    if (this.#seconds > 0 && this.#due) navigator.sendBeacon(this.#url());
  }
}
