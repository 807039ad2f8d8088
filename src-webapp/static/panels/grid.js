/* An array's elements in a dialog: a row for each value of the first subscript, a column for the second. */

const MOST_COLUMNS = 50;

export class Grid {
  #dialog;
  #ask;
  #array = null;

  /** `ask(name, offset)` has the server send elements. */
  constructor(dialog, ask) {
    this.#dialog = dialog;
    this.#ask = ask;
    dialog.querySelector("[data-more]").addEventListener("click", () => this.#ask(this.#array.name, this.#array.values.length));
  }

  open(array) {
    this.#array = { ...array, base: 0, total: 0, values: [] };
    this.#dialog.querySelector("h2").textContent = `${array.name}(${array.bounds.join(",")})`;
    this.#draw();
    this.#dialog.showModal();
    this.#ask(array.name, 0);
  }

  receive({ name, offset, base, total, values }) {
    if (!this.#dialog.open || name !== this.#array?.name || offset !== this.#array.values.length) return;
    this.#array = { ...this.#array, base, total, values: [...this.#array.values, ...values] };
    this.#draw();
  }

  #draw() {
    const { bounds, base, total, values } = this.#array;
    const [rows, columns] = bounds.map((bound) => bound - base + 1);
    const drawn = [];
    if (bounds.length === 2 && columns <= MOST_COLUMNS) {
      const across = Array.from({ length: columns }, (_, column) => column);
      drawn.push(row(["", ...across.map((column) => String(column + base))], "th"));
      for (let i = 0; i < rows; i++) {
        drawn.push(row([String(i + base), ...across.map((column) => values[i + column * rows] ?? "")]));
      }
    } else {
      values.forEach((value, index) => drawn.push(row([subscripts(bounds, base, index), value])));
    }
    this.#dialog.querySelector("table").replaceChildren(...drawn);
    this.#dialog.querySelector("[data-more]").hidden = values.length >= total;
  }
}

/** The subscripts of the element at an index in memory order, the first counting fastest. */
export function subscripts(bounds, base, index) {
  let rest = index;
  return bounds.map((bound) => {
    const size = bound - base + 1;
    const subscript = (rest % size) + base;
    rest = Math.floor(rest / size);
    return subscript;
  }).join(",");
}

function row(cells, kind = "td") {
  const line = document.createElement("tr");
  cells.forEach((cell, index) => {
    const box = document.createElement(index === 0 ? "th" : kind);
    box.textContent = cell;
    line.append(box);
  });
  return line;
}
