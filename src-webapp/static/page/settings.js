/* What the user has settled for this workspace: numbering of lines, sizes of type, case of words. Kept for its next page. */

const DEFAULTS = { auto: true, hints: true, start: 10, step: 10, size: 14, terminal: "fit", words: "upper" };

export class Settings {
  #dialog;
  #on;
  #values = DEFAULTS;

  /** `on` has: numbering({auto, start, step}), kept() when `state` has changed, and copyId(copied), which copies the workspace's ID. */
  constructor(dialog, on) {
    this.#dialog = dialog;
    this.#on = on;
    this.#copies.addEventListener("click", () => on.copyId(() => (this.#copies.textContent = "Copied")));
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
      if (field && fits(field, value)) values[name] = value;
    }
    this.#apply(values);
  }

  /** Shows them, and the ID of the workspace. */
  open(workspace) {
    this.#dialog.querySelector("#settings-workspace").textContent = workspace;
    this.#copies.textContent = "Copy";
    for (const [name, value] of Object.entries(this.#values)) {
      if (value === true || value === false) this.#field(name).checked = value;
      else this.#field(name).value = value;
    }
    this.#dialog.returnValue = "";
    this.#dialog.showModal();
  }

  get #copies() {
    return this.#dialog.querySelector("#settings-copy");
  }

  #field(name) {
    return Object.hasOwn(DEFAULTS, name) ? this.#dialog.querySelector(`[name="${name}"]`) : null;
  }

  #read() {
    this.#apply(Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, valueOf(this.#field(name))])));
    this.#on.kept();
  }

  #apply(values) {
    this.#values = values;
    this.#on.numbering({ auto: values.auto, start: values.start, step: values.step });
    document.documentElement.dataset.words = values.words;
    document.documentElement.dataset.hints = values.hints ? "on" : "off";
    const { style } = document.documentElement;
    style.setProperty("--type", `${values.size}px`);
    if (values.terminal === "fit") style.removeProperty("--tube-type");
    else style.setProperty("--tube-type", `${values.terminal}px`);
  }
}

function valueOf(field) {
  if (field.type === "checkbox") return field.checked;
  return field.type === "number" ? Number(field.value) : field.value;
}

function fits(field, value) {
  if (field.type === "checkbox") return typeof value === "boolean";
  if (field.type === "number") return Number.isInteger(value) && value >= Number(field.min) && value <= Number(field.max);
  return [...field.options].some((option) => option.value === value);
}
