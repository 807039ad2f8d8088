/* All variables as a file for spreadsheets: a row for each value, so also for each element of an array. */
import { subscripts } from "./grid.js";

/** About so many elements of one array; more make no sheet that a person reads. */
const MOST_ELEMENTS = 20_000;

export class VariablesExport {
  #ask;
  #keep;
  #notice;
  #waiting = null;

  /** `ask(name, offset)` has the server send elements of an array, `keep(text)` takes the file, `notice(text)` tells what it lacks. */
  constructor(ask, keep, notice) {
    this.#ask = ask;
    this.#keep = keep;
    this.#notice = notice;
  }

  /** Begins with `rows` of the panel: name, type, value and bounds; one file at a time. */
  async start(rows) {
    if (this.#waiting !== null) return;
    const table = [["name", "type", "value"]];
    for (const [name, type, value, bounds] of rows) {
      if (bounds === "") table.push([name, type, value]);
      else table.push(...(await this.#elements(name, type, bounds.split(",").map(Number))));
    }
    this.#keep(table.map((row) => `${row.map(cell).join(",")}\r\n`).join(""));
  }

  /** There is a connection again: what was asked for is asked for anew. */
  reconnected() {
    if (this.#waiting !== null) this.#ask(this.#waiting.name, this.#waiting.offset);
  }

  /** Elements that came; others ask for some too. */
  receive(message) {
    const { name, offset, take } = this.#waiting ?? {};
    if (message.name === name && message.offset === offset) take(message);
  }

  async #elements(name, type, bounds) {
    const rows = [];
    let total = 1;
    while (rows.length < Math.min(total, MOST_ELEMENTS)) {
      const part = await new Promise((take) => {
        this.#waiting = { name, offset: rows.length, take };
        this.#ask(name, rows.length);
      });
      if (part.values.length === 0) break;
      total = part.total;
      for (const value of part.values) rows.push([`${name}(${subscripts(bounds, part.base, rows.length)})`, type, value]);
    }
    this.#waiting = null;
    if (rows.length < total) this.#notice(`The file has the first ${rows.length} of ${total} elements of ${name}.`);
    return rows;
  }
}

/** Strings lose BASIC's quotes; what a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(value) {
  const isString = /^".*"$/s.test(value);
  const text = isString ? value.slice(1, -1) : value;
  const safe = isString && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
