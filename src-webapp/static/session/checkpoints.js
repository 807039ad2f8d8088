/*
 * An HTTP session can only be written by a request, so the page asks for that while there is news. It also keeps the
 * session from expiring.
 */
const KEEP_EVERY = 600_000;

export class Checkpoints {
  #url;
  #refused;
  #seconds = 0;
  #timer = 0;
  #news = false;
  #asked = Date.now();

  /** `url()` is where to ask; `refused()` is told that the server does not know the page, and says whether that goes. */
  constructor(url, refused) {
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

  async #look() {
    if (!this.#news && Date.now() - this.#asked < KEEP_EVERY) return;
    this.#news = false;
    this.#asked = Date.now();
    try {
      const answer = await fetch(this.#url(), { method: "POST" });
      if (answer.status === 403 && this.#refused()) return;
      if (!answer.ok) throw new Error(`checkpoint: ${answer.status}`);
    } catch {
      this.#news = true;
    }
  }

  /** The page is left. */
  leave() {
    if (this.#seconds > 0 && this.#news) navigator.sendBeacon(this.#url());
  }
}
