/*
 * The program that the page's address brings, behind the # that no server sees: `#example=NAME` or
 * `#program=TEXT`; with `&run` it is started as well.
 */

export class Opening {
  #context;
  #dialog;
  #page;
  #offered = null;
  #accepted = null;

  /**
   * `context` is the application's path; `dialog` asks whether a program may be replaced, by the value "open".
   * `page` has: text, the program that is there; mode, the machine's; stop(); replace(text, run); notice(text).
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
    if (text === null) return;
    const program = { text, run: wanted.run };
    const present = this.#page.text.trimEnd();
    if (present === "" || present === text.trimEnd()) {
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

  async #read({ program, example }) {
    if (program !== null) return program;
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
  if (program === null && example === null) return null;
  history.replaceState(history.state, "", location.pathname + location.search);
  return { program, example, run: values.has("run") };
}
