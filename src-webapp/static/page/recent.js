/* The program's file and the files used lately, as the server tells them. */

const MOST_SHOWN = 5;

export class RecentFiles {
  #title;
  #group;
  #open;
  #shown = "";
  current = "";

  /** `title` shows the program's file, `group` is a part of a menu, `open(name)` opens a file chosen there. */
  constructor(title, group, open) {
    this.#title = title;
    this.#group = group;
    this.#open = open;
  }

  show({ file = "", recent = [] }) {
    this.current = file;
    this.#title.textContent = file || "Program";
    const names = JSON.stringify(recent);
    if (names === this.#shown) return;
    this.#shown = names;
    this.#group.hidden = recent.length === 0;
    this.#group.querySelectorAll("button").forEach((item) => item.remove());
    this.#group.append(...recent.slice(0, MOST_SHOWN).map((name) => this.#item(name)));
  }

  /** Puts the names into a list of offers. */
  offer(list) {
    list.replaceChildren(...JSON.parse(this.#shown || "[]").map((name) => new Option("", name)));
  }

  #item(name) {
    const item = document.createElement("button");
    item.type = "button";
    item.setAttribute("role", "menuitem");
    item.dataset.online = "";
    item.textContent = name;
    item.addEventListener("click", () => this.#open(name));
    return item;
  }
}
