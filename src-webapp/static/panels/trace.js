/* The statements that a program came to, the newest first: while one steps, and in slow motion. */

const MOST = 200;

export class Trace {
  #sheet;
  #rows = [];
  #count = 0;

  /** `sheet` shows rows {count, line, text}. */
  constructor(sheet) {
    this.#sheet = sheet;
  }

  /** The program has come to a statement, {line, from, to}; being told of it again while it stands there is nothing new. */
  add(next, text) {
    const [last] = this.#rows;
    if (last && last.line === next.line && last.from === next.from) return;
    this.#rows = [{ count: ++this.#count, ...next, text }, ...this.#rows.slice(0, MOST - 1)];
    this.#sheet.show(this.#rows);
  }

  clear() {
    this.#rows = [];
    this.#sheet.show(this.#rows);
  }
}
