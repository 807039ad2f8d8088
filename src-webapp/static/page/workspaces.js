/*
 * The workspaces of this browser: the name of the one that the page shows, and the others to turn to. The browser
 * keeps the list, for no server has to know it; a name is kept with its workspace as well.
 */
import { forget, recall, remember, turnTo } from "../session/memory.js";

const LIST = "mbasic.workspaces";
const MOST = 50;
const LONGEST_NAME = 40;
const UNITS = [["hour", 3_600_000], ["minute", 60_000]];

export class Workspaces {
  #dialog;
  #label;
  #life;
  #page;
  #title = document.title;
  #id = "";
  #name = "";

  /**
   * `dialog` has a field "name", a list of the others and a button "new"; `label` shows the name. A workspace that
   * nobody uses lives for `life` milliseconds. `page` has: text, the program; leave(), run before the page is left;
   * kept(), told when `state` has changed; settle(workspace, deed), which makes a workspace the one of new tabs and
   * says whether that was done.
   */
  constructor({ dialog, label, life, page }) {
    this.#dialog = dialog;
    this.#label = label;
    this.#life = life;
    this.#page = page;
    dialog.addEventListener("close", () => dialog.returnValue === "set" && this.#rename());
    dialog.querySelector("[value=new]").addEventListener("click", () => this.#turnTo(""));
    addEventListener("pagehide", () => this.record());
    addEventListener("storage", ({ key }) => key === LIST && this.#show(this.#listed()?.name ?? this.#name));
  }

  /** The name. */
  get state() {
    return this.#name;
  }

  set state(name) {
    if (typeof name === "string") this.#show(name.slice(0, LONGEST_NAME));
  }

  /** The server has let the page in, with a deed of the workspace; `replaced` says that it is not the one that was. */
  async enter({ workspace, deed, replaced }) {
    if (replaced) {
      write(read().filter(({ id }) => id !== this.#id));
      remember("chosen", true);
    }
    if (workspace !== this.#id) {
      this.#id = workspace;
      this.#show(this.#listed()?.name ?? "");
    }
    // What fails is tried again at the next welcome.
    if (recall("chosen") && (await this.#page.settle(workspace, deed))) forget("chosen");
  }

  /** Enters the workspace in the browser's list, unless there is nothing in it. */
  record() {
    if (this.#id === "") return;
    const lines = this.#page.text.split("\n").filter((line) => line.trim() !== "");
    const others = read().filter(({ id }) => id !== this.#id);
    const mine = { id: this.#id, name: this.#name, lines: lines.length, first: lines[0]?.slice(0, 80) ?? "", used: Date.now() };
    write(this.#name === "" && lines.length === 0 ? others : [mine, ...others]);
  }

  open() {
    this.record();
    const others = read().filter(({ id, used }) => id !== this.#id && used > Date.now() - this.#life);
    const list = this.#dialog.querySelector("ul");
    list.replaceChildren(...others.map((one) => this.#item(one)));
    list.hidden = list.previousElementSibling.hidden = others.length === 0;
    this.#dialog.querySelector("[name=name]").value = this.#name;
    this.#dialog.returnValue = "";
    this.#dialog.showModal();
  }

  #item({ id, name, lines, first, used }) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(element("b", name || "Untitled"), element("code", first), element("span", `${sized(lines)}, used ${ago(used)}`));
    button.addEventListener("click", () => this.#turnTo(id));
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  #turnTo(workspace) {
    this.#dialog.close();
    this.#page.leave();
    turnTo(workspace);
  }

  #rename() {
    this.#show(this.#dialog.querySelector("[name=name]").value.trim());
    this.record();
    this.#page.kept();
  }

  #show(name) {
    this.#name = name;
    this.#label.hidden = name === "";
    this.#label.textContent = name;
    document.title = name === "" ? this.#title : `${name} – MBASIC Web`;
  }

  #listed() {
    return read().find(({ id }) => id === this.#id);
  }
}

/** The list, last used first; none when the browser keeps nothing or something else is there. */
function read() {
  try {
    const list = JSON.parse(localStorage.getItem(LIST) ?? "[]");
    return list.filter(({ id, used }) => typeof id === "string" && Number.isFinite(used));
  } catch {
    return [];
  }
}

function write(list) {
  try {
    localStorage.setItem(LIST, JSON.stringify(list.slice(0, MOST)));
  } catch {
    // A browser that keeps nothing shows no others; this workspace is where it is all the same.
  }
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function sized(lines) {
  return lines === 0 ? "no program" : lines === 1 ? "1 line" : `${lines} lines`;
}

function ago(instant) {
  const past = Date.now() - instant;
  const [unit, length] = UNITS.find(([, millis]) => past >= millis) ?? [];
  return unit ? new Intl.RelativeTimeFormat("en").format(-Math.floor(past / length), unit) : "just now";
}
