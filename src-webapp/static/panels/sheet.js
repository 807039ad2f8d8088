/* A table whose rows come anew again and again: rows that stay keep their elements, and values that changed are marked. */

export class Sheet {
  #panel;
  #body;
  #empty;
  #make;
  #values = new Map();
  #filter = "";

  /** `make` turns a row of the server into {key, cells, watched}; a cell is a text or an element. */
  constructor(panel, emptyText, make) {
    this.#panel = panel;
    this.#body = panel.querySelector("tbody");
    this.#empty = document.createElement("p");
    this.#empty.className = "empty";
    this.#empty.textContent = emptyText;
    panel.append(this.#empty);
    this.#make = make;
    this.show([]);
  }

  /** Shows rows in their order; what the user is editing stays as it is. */
  show(rows) {
    if (this.#body.contains(document.activeElement) && document.activeElement.matches("input")) return;
    const focused = document.activeElement?.closest("tr")?.dataset.key;
    const values = new Map();
    const made = rows.map((row) => {
      const { key, cells, watched } = this.#make(row);
      values.set(key, watched);
      const line = document.createElement("tr");
      line.dataset.key = key;
      line.toggleAttribute("data-changed", this.#values.has(key) && this.#values.get(key) !== watched);
      cells.forEach((cell, index) => {
        const box = document.createElement(index === 0 ? "th" : "td");
        if (index === 0) box.scope = "row";
        box.append(cell);
        line.append(box);
      });
      return line;
    });
    this.#values = values;
    this.#body.replaceChildren(...made);
    if (focused !== undefined) made.find((line) => line.dataset.key === focused)?.querySelector("button")?.focus();
    this.#apply();
  }

  /** Shows only rows whose name holds the text. */
  filter(text) {
    this.#filter = text.trim().toUpperCase();
    this.#apply();
  }

  #apply() {
    for (const line of this.#body.children) line.hidden = !line.dataset.key.toUpperCase().includes(this.#filter);
    this.#panel.querySelector("table").hidden = this.#body.children.length === 0;
    this.#empty.hidden = this.#body.children.length > 0;
  }
}
