/*
 * The workspaces of this browser: the name of the one that the page shows, and the others to turn to. The browser
 * keeps the list, for no server has to know it; a name is kept with its workspace as well.
 */
import { forget, recall, turnTo } from "../session/memory.js";

const MOST = 50;
const LONGEST_NAME = 40;
const LONGEST_FIRST = 80;
const UNITS = [["hour", 3_600_000], ["minute", 60_000]];
/** So long what was written last may take to the server before the page is left. */
const ARRIVES_WITHIN = 5000;
/** So often the list is told that this workspace is still used. */
const USED_EVERY = 60_000;
const ELSEWHERE = "Your other workspaces are under File > Workspaces.";
const TO_WORKSPACES = { action: "workspaces", label: "Workspaces…" };

export class Workspaces {
  #dialog;
  #label;
  #place;
  #page;
  #stay = Infinity;
  #title = document.title;
  #id = "";
  #deed = "";
  #name = "";
  #file = "";
  /** May the server still have another name than this page? Then this one counts. */
  #renamed = false;
  /** Has the workspace been deleted, so that the page is on its way to another one? */
  #left = false;
  /** What was entered in the list last, and when. */
  #recorded = { id: "", text: "", hidden: false, name: "", at: 0 };
  /** Is it this page that deletes it? Others leave the keyboard where they come to who has it. */
  #deletes = false;

  /**
   * `dialog` has a field "name", a list of the others, a status and buttons "new", "delete" and "set"; `label` shows
   * the name. `list` is the list's place in the browser. `page` has: text, the program, null while it is not known; hidden, whether it is a protected one;
   * session, which says whether anything was done here (used), makes a workspace the one of new tabs (settle) and
   * deletes one; typing, whether the name can be changed; delivered(), which sends what is written and says whether
   * the server has all; kept(), told when `state` has changed; confirm(question, act); say(text) to who does not see;
   * notice(text, kind, offer).
   */
  constructor({ dialog, label, list, page }) {
    this.#dialog = dialog;
    this.#label = label;
    this.#place = list;
    this.#page = page;
    dialog.addEventListener("close", () => dialog.returnValue === "set" && this.#rename());
    dialog.querySelector("[value=new]").addEventListener("click", () => this.#turnTo(null));
    dialog.querySelector("[value=delete]").addEventListener("click", () => this.#ask({ id: this.#id, deed: this.#deed, name: this.#name }));
    addEventListener("pagehide", () => this.record());
    addEventListener("storage", ({ key }) => key === list && this.#show(this.#listed?.name ?? this.#name));
  }

  /** The name. */
  get state() {
    return this.#name;
  }

  set state(name) {
    if (typeof name !== "string") return;
    if (this.#renamed) this.#renamed = name !== this.#name;
    else this.#show(name.slice(0, LONGEST_NAME));
  }

  /**
   * The server has let the page in, with a deed of the workspace; `former` is the ID of the one that the page was in,
   * `replaced` says that this is no more, `known` that it was in one at all, `begun` that something was done in the new
   * one before. One that nobody uses is kept for `stay` milliseconds. One that is listed with a program, and in which
   * the server knows of nothing done, has expired.
   */
  async enter({ workspace, deed, former, replaced, known, begun, stay }) {
    const left = replaced && workspace !== former ? this.#read().find(({ id }) => id === former) : undefined;
    if (left) this.#drop(former);
    const lost = begun ? undefined : left;
    const arrives = workspace !== this.#id;
    this.#id = workspace;
    const expired = !known && begun === false && this.#listed?.lines !== 0 ? this.#listed : undefined;
    if (expired) this.#drop(workspace);
    if (arrives) {
      this.#show(this.#listed?.name ?? lost?.name ?? "");
      this.#renamed = (lost !== undefined || this.#listed?.given === true) && this.#name !== "";
    }
    this.#deed = deed;
    this.#recorded.at = 0;
    this.#stay = stay;
    const loss = expired && `The server no longer has the workspace ${expired.name || "that was here"}: it had expired, or the storage lost it. This is a new one.`;
    if (!recall("chosen")) {
      if (loss) this.#page.notice(loss);
      else if (!known && begun === false && !this.#listed && this.#others.length > 0) this.#page.notice(ELSEWHERE, "offer", TO_WORKSPACES);
      return;
    }
    const told = this.#name || begun || this.#listed ? `This is the workspace ${called(this.#name)}.` : "This is a new workspace.";
    const gone = recall("gone");
    if (gone !== null) this.#page.notice(`The workspace ${called(gone)} is deleted. ${loss ?? told}`, loss ? "problem" : "done");
    else if (loss) this.#page.notice(loss);
    else this.#page.say(told);
    forget("gone");
    // What fails is tried again at the next welcome.
    if (await this.#page.session.requests.settle(workspace, deed)) forget("chosen");
  }

  /** The workspace is deleted: it leaves the list, and the page goes to the one used last, or where new tabs do. */
  leave() {
    if (this.#left) return;
    this.#left = true;
    this.#drop(this.#page.session.workspace);
    this.#id = "";
    turnTo(this.#others[0], { gone: this.#name, mirror: !this.#deletes });
  }

  /** All is saved: enters the workspace in the list when that has not been told of it lately. */
  saved() {
    const { id, text, hidden, name, at } = this.#recorded;
    const same = this.#id === id && this.#name === name && this.#page.text === text && this.#page.hidden === hidden;
    if (!same || Date.now() - at > USED_EVERY) this.record();
  }

  /** Enters the workspace in the browser's list, unless nothing was ever done in it. */
  record() {
    const { text, hidden, session: { used } } = this.#page;
    if (this.#id === "" || text === null) return;
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    if (!used && !this.#listed && this.#name === "" && lines.length === 0 && !hidden) return;
    this.#recorded = { id: this.#id, text, hidden, name: this.#name, at: Date.now() };
    const others = this.#read().filter(({ id }) => id !== this.#id);
    const first = lines[0]?.slice(0, LONGEST_FIRST) ?? "";
    this.#write([{ id: this.#id, deed: this.#deed, name: this.#name, lines: hidden ? null : lines.length, first, used: Date.now() }, ...others]);
  }

  open() {
    this.record();
    this.#list();
    this.#field.value = this.#name;
    for (const part of this.#dialog.querySelectorAll("[name=name], [value=set], [value=delete]")) part.disabled = !this.#page.typing;
    this.#tell("");
    this.#dialog.returnValue = "";
    this.#dialog.showModal();
  }

  #list() {
    const others = this.#others;
    const list = this.#dialog.querySelector("ul");
    list.replaceChildren(...others.map((one) => this.#item(one)));
    list.hidden = list.previousElementSibling.hidden = others.length === 0;
  }

  /** Those to turn to, last used first. */
  get #others() {
    return this.#read().filter(({ id, used }) => id !== this.#id && used > Date.now() - this.#stay);
  }

  #tell(text) {
    this.#dialog.querySelector("[role=status]").textContent = text;
  }

  get #field() {
    return this.#dialog.querySelector("[name=name]");
  }

  #item({ id, deed, name, lines, first, used }) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(element("b", called(name)), element("code", first), element("span", `${sized(lines)}, used ${ago(used)}`));
    button.addEventListener("click", () => this.#turnTo({ id, deed }));
    const remove = element("button", "Delete");
    remove.type = "button";
    remove.setAttribute("aria-label", `Delete ${called(name)}`);
    remove.addEventListener("click", () => this.#ask({ id, deed, name }));
    const item = document.createElement("li");
    item.append(button, remove);
    return item;
  }

  #ask({ id, deed, name }) {
    const it = called(name);
    this.#page.confirm(`Delete the workspace ${it} with its program, variables and files? This cannot be undone.`, async () => {
      this.#tell(`Deleting ${it}…`);
      this.#deletes = id === this.#id;
      if (!(await this.#page.session.requests.delete(id, deed))) {
        this.#deletes = false;
        const failure = `The server could not delete ${it} now.`;
        if (this.#dialog.open) this.#tell(failure);
        else this.#page.notice(failure);
      } else if (id === this.#id) {
        this.leave();
      } else {
        this.#drop(id);
        this.#list();
        this.#tell(`Deleted ${it}.`);
        this.#dialog.querySelector("[value=new]").focus();
      }
    });
  }

  /** Goes to a workspace that was made of a file, {id, deed, name, lines, first}, and gives it the file's name. */
  async arrive(made) {
    const name = made.name.slice(0, LONGEST_NAME);
    this.#write([{ ...made, name, first: made.first.slice(0, LONGEST_FIRST), given: true, used: Date.now() }, ...this.#read()]);
    await this.#leaveFor({ id: made.id, deed: made.deed });
  }

  #turnTo(workspace) {
    this.#dialog.close();
    if (this.#field.value.trim() !== this.#name) this.#rename();
    return this.#leaveFor(workspace);
  }

  async #leaveFor(workspace) {
    const until = Date.now() + ARRIVES_WITHIN;
    while (!this.#page.delivered()) {
      if (Date.now() > until) {
        this.#page.notice("This workspace was not left: your last changes have not reached the server yet.");
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    turnTo(workspace);
  }

  #rename() {
    this.#renamed = true;
    this.#show(this.#field.value.trim());
    this.record();
    this.#page.kept();
  }

  #show(name) {
    this.#name = name;
    this.#label.hidden = name === "";
    this.#label.textContent = name;
    this.#label.setAttribute("aria-label", `Workspace ${name}`);
    this.#entitle();
  }

  /** The program's file, or an empty text: the tab's title tells it when the workspace has no name. */
  set file(file) {
    if (file === this.#file) return;
    this.#file = file;
    this.#entitle();
  }

  #entitle() {
    const first = this.#name || this.#file;
    document.title = first === "" ? this.#title : `${first} – MBASIC Web`;
  }

  get #listed() {
    return this.#read().find(({ id }) => id === this.#id);
  }

  #drop(gone) {
    this.#write(this.#read().filter(({ id }) => id !== gone));
  }

  /** The list, last used first; none when the browser keeps nothing or something else is there. */
  #read() {
    try {
      const list = JSON.parse(localStorage.getItem(this.#place) ?? "[]");
      return list.filter(({ id, deed, used }) => typeof id === "string" && typeof deed === "string" && Number.isFinite(used));
    } catch {
      return [];
    }
  }

  #write(list) {
    try {
      localStorage.setItem(this.#place, JSON.stringify(list.slice(0, MOST)));
    } catch {
      // A browser that keeps nothing has no list; names are kept by the workspaces.
    }
  }
}

/** What a workspace of this name is called. */
function called(name) {
  return name || "Untitled";
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function sized(lines) {
  return lines === null ? "a protected program" : lines === 0 ? "no program" : lines === 1 ? "1 line" : `${lines} lines`;
}

function ago(instant) {
  const past = Date.now() - instant;
  const [unit, length] = UNITS.find(([, millis]) => past >= millis) ?? [];
  return unit ? new Intl.RelativeTimeFormat("en").format(-Math.floor(past / length), unit) : "just now";
}
