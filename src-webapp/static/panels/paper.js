/* What the printer has printed, as far as it comes; the oldest is thrown away, as the server does it. */

export class Paper {
  #element;
  /** What stands there when nothing has been printed. */
  #nothing;
  #most;
  #parts = [];
  #length = 0;
  /** Where in all that was printed what comes next begins. */
  offset = 0;

  /** `element` shows it, the last `most` characters at least. */
  constructor(element, most) {
    this.#element = element;
    this.#most = most;
    this.#nothing = element.textContent;
  }

  get text() {
    return this.#parts.join("");
  }

  /** Empty paper. */
  restart() {
    this.#parts = [];
    this.#length = 0;
    this.offset = 0;
    this.#element.textContent = this.#nothing;
  }

  /** A part of what was printed: what is here already does not count, and what is missing cannot be had any more. */
  receive({ offset, text }) {
    if (offset > this.offset) this.restart();
    const fresh = text.slice(Math.max(0, this.offset - offset));
    this.offset = offset + text.length;
    if (fresh === "") return;
    const below = this.#element.scrollHeight - this.#element.scrollTop - this.#element.clientHeight < 40;
    if (this.#parts.length === 0) this.#element.textContent = "";
    this.#parts.push(fresh);
    this.#length += fresh.length;
    this.#element.append(fresh.replaceAll("\r", ""));
    while (this.#length - this.#parts[0].length > this.#most) {
      this.#length -= this.#parts.shift().length;
      this.#element.firstChild.remove();
    }
    if (below) this.#element.scrollTop = this.#element.scrollHeight;
  }
}
