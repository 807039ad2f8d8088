/*
 * A program from elsewhere that is to take the place of the one that is there. The page's address brings it
 * behind the # that no server sees, as `#example=NAME`, `#program=TEXT` or `#share=PACKED`; with `&run` it is
 * started as well.
 */
import { unpacked } from "./share.js";

export class Opening {
  #context;
  #dialog;
  #page;
  #offered = null;
  #accepted = null;

  /**
   * `context` is the application's path; `dialog` asks whether a program may be replaced, by the value "open".
   * `page` has: blank, whether there is no program, hidden, whether it is a protected one, and text, what is shown
   * of it; mode, the machine's; stop(); replace(text, run); notice(text).
   */
  constructor({ context, dialog, page }) {
    this.#context = context;
    this.#dialog = dialog;
    this.#page = page;
    dialog.addEventListener("close", () => {
      if (dialog.returnValue === "open") this.#accept(this.#offered);
      this.#offered = null;
    });
  }

  /** Takes what the address brings; to be called when the program that is there is known. */
  async look() {
    const wanted = take();
    if (wanted === null) return;
    const text = await this.#read(wanted);
    if (text !== null) this.offer({ text, run: wanted.run });
  }

  /** Takes a program, {text, run}; where another one is, only when the user agrees. */
  offer(program) {
    const { text } = program;
    const { blank, hidden } = this.#page;
    if (blank || (!hidden && this.#page.text.trimEnd() === text.trimEnd())) {
      this.#accept(program);
      return;
    }
    this.#offered = program;
    this.#dialog.returnValue = "";
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  /** Puts an accepted program in, once no other one runs; to be called when the machine's mode changes. */
  settle() {
    if (this.#accepted === null || this.#page.mode !== "ready") return;
    const { text, run } = this.#accepted;
    this.#accepted = null;
    this.#page.replace(text.trimEnd(), run);
  }

  #accept(program) {
    this.#accepted = program;
    if (this.#page.mode !== "ready") this.#page.stop();
    this.settle();
  }

  async #read({ program, example, share }) {
    if (program !== null) return program;
    if (share !== null) {
      const text = await unpacked(share);
      if (text === null) this.#page.notice("The link does not contain a whole program.");
      return text;
    }
    try {
      const answer = await fetch(`${this.#context}/examples/${encodeURIComponent(example)}.BAS`);
      if (answer.ok) return await answer.text();
      this.#page.notice(`There is no example ${example}.`);
    } catch {
      this.#page.notice(`The example ${example} could not be fetched.`);
    }
    return null;
  }
}

function take() {
  const values = new URLSearchParams(location.hash.slice(1));
  const program = values.get("program");
  const example = values.get("example");
  const share = values.get("share");
  if (program === null && example === null && share === null) return null;
  history.replaceState(history.state, "", location.pathname + location.search);
  return { program, example, share, run: values.has("run") };
}
