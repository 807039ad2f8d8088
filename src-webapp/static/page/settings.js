/* What the user has settled for this workspace: how lines are numbered, and the size of type. Kept for its next page. */

const DEFAULTS = { start: 10, step: 10, size: 14 };

export class Settings {
  #dialog;
  #on;
  #values = DEFAULTS;

  /** `on` has: numbering({start, step}), kept() when `state` has changed. */
  constructor(dialog, on) {
    this.#dialog = dialog;
    this.#on = on;
    dialog.addEventListener("close", () => dialog.returnValue === "set" && this.#read());
  }

  get state() {
    return this.#values;
  }

  /** Takes what a former page kept; values out of their bounds are passed over. */
  set state(state) {
    const values = { ...DEFAULTS };
    for (const [name, value] of Object.entries(state ?? {})) {
      const field = this.#field(name);
      if (field && Number.isInteger(value) && value >= Number(field.min) && value <= Number(field.max)) values[name] = value;
    }
    this.#apply(values);
  }

  open() {
    for (const [name, value] of Object.entries(this.#values)) this.#field(name).value = value;
    this.#dialog.returnValue = "";
    this.#dialog.showModal();
  }

  #field(name) {
    return Object.hasOwn(DEFAULTS, name) ? this.#dialog.querySelector(`[name="${name}"]`) : null;
  }

  #read() {
    this.#apply(Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, Number(this.#field(name).value)])));
    this.#on.kept();
  }

  #apply(values) {
    this.#values = values;
    this.#on.numbering({ start: values.start, step: values.step });
    document.documentElement.style.setProperty("--type", `${values.size}px`);
  }
}
