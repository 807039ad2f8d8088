/*
 * The panels below the terminal: tabs of which one is open or none. What they show comes from the server while they
 * are open; texts of programs are only ever set as text.
 */
import { Paper } from "./paper.js";
import { Sheet } from "./sheet.js";

const FIRST = "variables";
/** What the server tells without being asked. */
const UNASKED = new Set([null, "breakpoints", "problems"]);

export class Panels {
  #on;
  #tabs;
  #open = null;
  #sheets;
  #variables = [];
  /** The line that the program stands in; null for none. */
  #line = null;
  #seen = 0;
  #paper = new Paper(document.getElementById("paper"), Number(document.getElementById("paper").dataset.most));

  /**
   * `on` has: look(panel, offset), type(line), which says whether it was typed, goTo(line), breakpoint(line, on), condition(breakpoint), array(name),
   * fetch(name), confirm(question, act), cure(cure), arranged(panel).
   */
  constructor(root, on) {
    this.#on = on;
    this.#tabs = new Map([...root.querySelectorAll("[role=tab]")].map((tab) => [tab.dataset.panel, tab]));
    this.#sheets = {
      variables: new Sheet(panelOf(root, "variables"), "No variables yet.", (row) => this.#variable(row)),
      watch: new Sheet(panelOf(root, "watch"), "WATCH A+B shows a value here, and at each stop.", (row) => this.#watched(row)),
      stack: new Sheet(panelOf(root, "stack"), "No loop or subroutine is active.", (row) => this.#frame(row)),
      breakpoints: new Sheet(panelOf(root, "breakpoints"), "Click a hole beside a line, or press F9 in it.", (row) => this.#stop(row)),
      problems: new Sheet(panelOf(root, "problems"), "No problems found. Some appear only when the program runs.", (row) => this.#problem(row)),
      trace: new Sheet(panelOf(root, "trace"), "Statements are listed here as they run: in steps, in slow motion, and while this is open.", (row) => this.#traced(row)),
      files: new Sheet(panelOf(root, "files"), "The disk is empty. SAVE \"NAME\" puts the program on it.", (row) => this.#file(row)),
    };
    for (const [name, tab] of this.#tabs) {
      tab.addEventListener("click", () => this.open(this.#open === name ? null : name));
      tab.addEventListener("keydown", (event) => this.#move(event, name));
    }
    panelOf(root, "variables").querySelector("input")?.addEventListener("input", (event) => this.#sheets.variables.filter(event.target.value));
    panelOf(root, "watch").querySelector("form").addEventListener("submit", (event) => this.#watch(event));
    this.open(null);
  }

  get state() {
    return { open: this.#open };
  }

  /** Takes what a former page kept. */
  set state(state) {
    this.open(state?.open ?? null);
  }

  /** The text on the printer's paper. */
  get paper() {
    return this.#paper.text;
  }

  /** Takes the focus. */
  focus() {
    [...this.#tabs.values()].find((tab) => tab.tabIndex === 0).focus();
  }

  /** Opens a panel, or closes all for null. */
  open(name) {
    this.#open = this.#tabs.has(name) ? name : null;
    for (const [other, tab] of this.#tabs) {
      const chosen = other === this.#open;
      tab.setAttribute("aria-selected", String(chosen));
      if (chosen) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
      tab.tabIndex = chosen || (this.#open === null && other === FIRST) ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !chosen;
    }
    this.look();
    this.#on.arranged(this.#open);
  }

  /** Tells the server which panel is open: again after each welcome. */
  look() {
    const streamed = UNASKED.has(this.#open) ? "nothing" : this.#open;
    this.#on.look(streamed, this.#paper.offset);
  }

  /** Rows of a panel, as the server has them. */
  receive({ panel, rows }) {
    if (panel === "variables") this.#variables = rows;
    if (panel === "stack") this.#showPath(rows);
    // Recursion makes frames that look the same: how deep one lies tells them apart.
    this.#sheets[panel]?.show(panel === "stack" ? rows.map((row, index) => [...row, rows.length - index]) : rows);
  }

  /** Rows of the variables as they came last: name, type, value, bounds. */
  get variables() {
    return this.#variables;
  }

  /** The program stands before a statement in this line; null for nowhere. */
  standAt(line) {
    this.#line = line;
  }

  /** Breakpoints come with each state: {line, condition, shown, text}, the last being the program's. */
  stops(breakpoints) {
    this.#count("breakpoints", breakpoints.length);
    this.#sheets.breakpoints.show(breakpoints);
  }

  /** Problems of the program as the editor marks them. */
  problems(list) {
    this.#count("problems", list.length);
    this.#sheets.problems.show(list);
  }

  /** Another workspace: its paper takes the place of this one. */
  restart() {
    this.#paper.restart();
    this.#seen = 0;
    this.look();
  }

  /** What the printer has printed so far, shown or not. */
  printedTo(end) {
    if (end < this.#paper.offset) this.restart();
    if (this.#open === "printer") this.#seen = end;
    this.#tabs.get("printer").toggleAttribute("data-news", end > this.#seen);
  }

  /** A part of the printer's paper. */
  printed(part) {
    this.#paper.receive(part);
    this.printedTo(this.#paper.offset);
  }

  #count(name, count) {
    this.#tabs.get(name).querySelector(".count").textContent = count === 0 ? "" : String(count);
  }

  #move(event, name) {
    const names = [...this.#tabs.keys()];
    const at = names.indexOf(name);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + names.length, Home: 0, End: names.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = names[to % names.length];
    this.open(next);
    this.#tabs.get(next).focus();
  }

  #variable([name, type, value, bounds]) {
    const array = bounds !== "";
    return {
      key: `${name}(${bounds}`,
      cells: [
        array ? button(`${name}(${bounds})`, () => this.#on.array({ name, bounds: bounds.split(",").map(Number) }), `Elements of ${name}`) : name,
        array ? `${type} array` : type,
        array ? value : this.#value(name, value),
      ],
      watched: value,
    };
  }

  /** A value is changed by the statement that a user would type, so that the terminal shows what was done. */
  #value(name, value) {
    return button(value === "" ? "\u00a0" : value, (event) => {
      const field = document.createElement("input");
      const formula = formulaOf(value);
      field.value = formula;
      field.setAttribute("aria-label", `New value of ${name}`);
      event.target.replaceWith(field);
      field.focus();
      field.select();
      let left = false;
      const leave = () => {
        if (left) return null;
        left = true;
        const again = this.#value(name, value);
        field.replaceWith(again);
        return again;
      };
      field.addEventListener("blur", leave);
      field.addEventListener("keydown", (event) => {
        const { key } = event;
        if (key === "Enter" || key === "Escape") event.preventDefault();
        if (key === "Enter" && field.value !== formula) this.#on.type(`${name}=${field.value}`);
        if (key === "Enter" || key === "Escape") leave()?.focus();
      });
    }, `Change ${name}, now ${value}`);
  }

  /** The stack as the way from the program's start to where it stands, each step a button. */
  #showPath(rows) {
    const steps = rows.toReversed().map(([text, line]) => {
      const what = text.split(" = ")[0];
      return line === "-1" ? what : button(`${line} ${what}`, () => this.#on.goTo(Number(line)), `${what} in line ${line}`);
    });
    if (this.#line !== null) steps.push(button(`now at ${this.#line}`, () => this.#on.goTo(this.#line)));
    const path = document.getElementById("stack-path");
    path.hidden = rows.length === 0;
    path.replaceChildren(...steps.flatMap((step, index) => (index === 0 ? [step] : [" › ", step])));
  }

  #traced([count, line, text]) {
    return { key: count, cells: [count, this.#lineButton(Number(line)), text], watched: "" };
  }

  #frame([text, line, depth]) {
    return { key: `${depth} ${text} ${line}`, cells: [text, line === "-1" ? "" : this.#lineButton(Number(line))], watched: "" };
  }

  #stop(breakpoint) {
    const { line, condition, shown, text } = breakpoint;
    const what = [condition && `IF ${condition}`, shown && `PRINT ${shown}`].filter(Boolean).join(" ");
    return {
      key: String(line),
      cells: [
        this.#lineButton(line),
        button(what || "always", () => this.#on.condition({ line, condition, shown }), `Condition of the breakpoint at ${line}, now ${what || "always"}`),
        text,
        button("Remove", () => this.#on.breakpoint(line, false), `Remove the breakpoint at ${line}`),
      ],
      watched: "",
    };
  }

  #watch(event) {
    event.preventDefault();
    const field = event.target.elements.formula;
    const formula = field.value.trim();
    if (formula !== "" && this.#on.type(`WATCH ${formula}`)) field.value = "";
  }

  #watched([formula, value]) {
    const remove = button("Remove", () => this.#on.type(`WATCH OFF ${formula}`), `Stop watching ${formula}`);
    return { key: formula, cells: [formula, value, remove], watched: value };
  }

  #problem({ number, from, text, cures }) {
    const act = document.createElement("span");
    act.className = "acts";
    act.append(...cures.map((cure) => button(cure.text, () => this.#on.cure(cure), `Line ${number}: ${cure.text}`)));
    return { key: `${number} ${from}`, cells: [this.#lineButton(number), text, act], watched: "" };
  }

  #lineButton(line) {
    return button(String(line), () => this.#on.goTo(line), `Go to line ${line}`);
  }

  #file([name, bytes]) {
    const act = document.createElement("span");
    act.className = "acts";
    act.append(
      button("Load", () => this.#on.type(`LOAD "${name}"`), `Load ${name}`),
      button("Download", () => this.#on.fetch(name), `Download ${name}`),
      button("Delete", () => this.#on.confirm(`Delete ${name}? This cannot be undone.`, () => this.#on.type(`KILL "${name}"`)), `Delete ${name}`),
    );
    return { key: name, cells: [name, Number(bytes).toLocaleString(), act], watched: "" };
  }
}

/** A value as one would write it in a statement: a string's quotes and control characters by their codes. */
function formulaOf(value) {
  const parts = /^".*"$/s.test(value) ? value.slice(1, -1).match(/["\x00-\x1f\x7f]|[^"\x00-\x1f\x7f]+/g) ?? [] : [];
  if (parts.length === 0) return value;
  return parts.map((part) => (/["\x00-\x1f\x7f]/.test(part) ? `CHR$(${part.charCodeAt(0)})` : `"${part}"`)).join("+");
}

function panelOf(root, name) {
  return root.querySelector(`#panel-${name}`);
}

function button(text, act, label) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}
