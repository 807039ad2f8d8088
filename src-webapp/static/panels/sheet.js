/* A table whose rows come anew again and again: rows that stay keep their elements, and values that changed are marked. */

export class Sheet {
  #panel;
  #body;
  #empty;
  #emptyText;
  #make;
  /** By key: {text, watched, line}, the row as it came and its element. */
  #lines = new Map();
  #filter = "";
  #rows = [];
  /** The column that the user has the rows ordered by, {column, down}; null for the server's order. */
  #order = null;

  /**
   * Buttons with data-sort in the head order the rows by that part of them. `make` turns a row of the server into
   * {key, cells, watched}; a cell is a text or an element.
   */
  constructor(panel, emptyText, make) {
    this.#panel = panel;
    this.#body = panel.querySelector("tbody");
    this.#empty = document.createElement("p");
    this.#empty.className = "empty";
    this.#emptyText = emptyText;
    panel.append(this.#empty);
    this.#make = make;
    for (const button of panel.querySelectorAll("[data-sort]")) {
      button.addEventListener("click", () => this.#sortBy(button));
    }
    this.show([]);
  }

  /** Shows rows in their order; a row that the user edits stays as it is until that ends. */
  show(rows) {
    const focused = this.#focused();
    const lines = new Map();
    const fresh = rows !== this.#rows;
    this.#rows = rows;
    for (const row of this.#ordered(rows)) {
      const text = JSON.stringify(row);
      const { key, cells, watched } = this.#make(row);
      const had = this.#lines.get(key);
      const stays = had && (had.text === text || editing(had.line));
      lines.set(key, stays ? had : { text, watched, line: lineOf(key, cells) });
      if (fresh) lines.get(key).line.toggleAttribute("data-changed", had !== undefined && had.watched !== watched);
    }
    this.#place([...lines.values()].map(({ line }) => line));
    this.#lines = lines;
    if (focused !== null && !this.#body.contains(document.activeElement)) this.#focus(focused);
  }

  get #shown() {
    return [...this.#body.children].filter((line) => !line.hidden);
  }

  /** The row and the button in it that have the focus, {key, row, button}; null when none has. */
  #focused() {
    if (!this.#body.contains(document.activeElement)) return null;
    const line = document.activeElement.closest("tr");
    const button = [...line.querySelectorAll("button")].indexOf(document.activeElement);
    return { key: line.dataset.key, row: this.#shown.indexOf(line), button: Math.max(0, button) };
  }

  /** The same row, else the one that is in its place now; where none is left, the panel's tab. */
  #focus({ key, row, button }) {
    const rows = this.#shown;
    const line = rows.find(({ dataset }) => dataset.key === key) ?? rows[Math.min(row, rows.length - 1)];
    const buttons = line?.querySelectorAll("button") ?? [];
    (buttons[button] ?? buttons[0] ?? document.getElementById(this.#panel.getAttribute("aria-labelledby"))).focus();
  }

  #sortBy(button) {
    const column = Number(button.dataset.sort);
    this.#order = { column, down: this.#order?.column === column && !this.#order.down };
    for (const other of this.#panel.querySelectorAll("[data-sort]")) {
      other.closest("th").ariaSort = other !== button ? "none" : this.#order.down ? "descending" : "ascending";
    }
    this.show(this.#rows);
  }

  #ordered(rows) {
    if (this.#order === null) return rows;
    const { column, down } = this.#order;
    return rows.toSorted((a, b) => (down ? -1 : 1) * compare(a[column], b[column]));
  }

  /** Elements that stay are not moved, for a moved one loses the focus, and the click that has begun on it. */
  #place(lines) {
    const staying = new Set(lines);
    for (const line of [...this.#body.children]) if (!staying.has(line)) line.remove();
    let at = this.#body.firstElementChild;
    for (const line of lines) {
      if (line === at) at = at.nextElementSibling;
      else this.#body.insertBefore(line, at);
    }
    this.#apply();
  }

  /** Shows only rows whose name holds the text. */
  filter(text) {
    this.#filter = text.trim().toUpperCase();
    this.#apply();
  }

  #apply() {
    for (const line of this.#body.children) line.hidden = !line.dataset.key.toUpperCase().includes(this.#filter);
    const { length } = this.#shown;
    this.#panel.querySelector("table").hidden = length === 0;
    this.#empty.hidden = length > 0;
    this.#empty.textContent = this.#body.children.length > 0 ? "None matches." : this.#emptyText;
  }
}

function lineOf(key, cells) {
  const line = document.createElement("tr");
  line.dataset.key = key;
  cells.forEach((cell, index) => {
    const box = document.createElement(index === 0 ? "th" : "td");
    if (index === 0) box.scope = "row";
    box.append(cell);
    line.append(box);
  });
  return line;
}

function editing(line) {
  return line.contains(document.activeElement) && document.activeElement.matches("input");
}

/** Numbers by their size, before texts. */
function compare(a, b) {
  const [x, y] = [Number(a.replace("D", "E")), Number(b.replace("D", "E"))];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return Number.isNaN(x) - Number.isNaN(y) || a.localeCompare(b);
}
