/*
 * How the panes share the room: separators between them move by pointer and by arrow keys, and a pane can be hidden. Kept
 * for the next page. Where there is little room, the pane with the focus takes it.
 */

const STEP = 2;
const LEAP = 10;
/** One of these two stays. */
const PARTNERS = { program: "terminal", terminal: "program" };
/** From an edge of the root to the middle of a gap as wide as its padding. */
const EDGE = 12;

export class Panes {
  #root;
  #separators;
  #switches;
  #hidden = new Set();
  #kept;

  /**
   * Separators are elements of `root` with the name of a custom property that takes their percentage, its bounds
   * as aria-valuemin and -valuemax, and its first value as aria-valuenow. Buttons with data-pane show in a menu
   * which panes are to be seen; the names of those hidden are in the root's data-hidden. The pane that has the focus
   * has data-focus. `kept()` is told of changes.
   */
  constructor(root, kept) {
    this.#root = root;
    this.#kept = kept;
    this.#switches = [...document.querySelectorAll("[data-pane]")];
    for (const one of this.#switches) one.addEventListener("click", () => this.toggle(one.dataset.pane));
    this.#separators = new Map([...root.querySelectorAll("[role=separator]")].map((one) => [one.dataset.share, one]));
    for (const [share, separator] of this.#separators) {
      const usual = valueOf(separator);
      separator.addEventListener("keydown", (event) => this.#press(event, share, usual));
      separator.addEventListener("dblclick", () => this.#move(share, usual));
      separator.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        separator.focus();
        separator.setPointerCapture(event.pointerId);
      });
      separator.addEventListener("pointermove", (event) => separator.hasPointerCapture(event.pointerId) && this.#drag(event, share));
    }
    this.#followFocus();
  }

  /** Not before a pointer is up again and its click has been dealt with: what is below it would move away. */
  #followFocus() {
    let down = false;
    const mark = () => {
      for (const pane of this.#root.querySelectorAll(":scope > .pane")) pane.toggleAttribute("data-focus", pane.contains(document.activeElement));
    };
    const follow = () => setTimeout(() => down || mark());
    const point = (event) => {
      down = event.type === "pointerdown";
      follow();
    };
    for (const type of ["focusin", "focusout"]) document.addEventListener(type, follow);
    for (const type of ["pointerdown", "pointerup", "pointercancel"]) document.addEventListener(type, point, { capture: true });
  }

  get state() {
    const shares = [...this.#separators].map(([share, separator]) => [share, valueOf(separator)]);
    return { ...Object.fromEntries(shares), hidden: [...this.#hidden] };
  }

  /** Takes what a former page kept. */
  set state(state) {
    for (const [share, value] of Object.entries(state ?? {})) {
      if (this.#separators.has(share) && Number.isFinite(value)) this.#show(share, value);
    }
    const hidden = Array.isArray(state?.hidden) ? state.hidden : [];
    this.#hide(new Set(this.#switches.map(({ dataset }) => dataset.pane).filter((pane) => hidden.includes(pane))));
  }

  /** Is a pane to be seen? */
  shows(pane) {
    return !this.#hidden.has(pane);
  }

  /** Hides a pane, or shows it again. */
  toggle(pane) {
    const hidden = new Set(this.#hidden);
    if (!hidden.delete(pane)) {
      hidden.add(pane);
      hidden.delete(PARTNERS[pane]);
    }
    this.#hide(hidden);
    this.#kept();
  }

  /** Shows a pane that is needed now. */
  show(pane) {
    if (!this.shows(pane)) this.toggle(pane);
  }

  #hide(hidden) {
    this.#hidden = hidden;
    this.#root.dataset.hidden = [...hidden].join(" ");
    for (const one of this.#switches) one.ariaChecked = String(this.shows(one.dataset.pane));
  }

  #press(event, share, usual) {
    const separator = this.#separators.get(share);
    const [less, more] = isUpright(separator) ? ["ArrowLeft", "ArrowRight"] : ["ArrowDown", "ArrowUp"];
    const step = event.shiftKey ? LEAP : STEP;
    const value = {
      [less]: valueOf(separator) - step, [more]: valueOf(separator) + step, Home: 0, End: 100, Enter: usual,
    }[event.key];
    if (value === undefined) return;
    event.preventDefault();
    this.#move(share, value);
  }

  #drag({ clientX, clientY }, share) {
    const { left, bottom, width, height } = this.#root.getBoundingClientRect();
    const upright = isUpright(this.#separators.get(share));
    this.#move(share, 100 * (upright ? (clientX - left - EDGE) / (width - 2 * EDGE) : (bottom - clientY - EDGE) / (height - 2 * EDGE)));
  }

  #move(share, value) {
    this.#show(share, value);
    this.#kept();
  }

  #show(share, value) {
    const separator = this.#separators.get(share);
    const { ariaValueMin, ariaValueMax } = separator;
    const within = Math.round(Math.min(Number(ariaValueMax), Math.max(Number(ariaValueMin), value)));
    separator.ariaValueNow = String(within);
    this.#root.style.setProperty(`--${share}`, `${within}fr`);
    this.#root.style.setProperty(`--${share}-rest`, `${100 - within}fr`);
  }
}

function valueOf(separator) {
  return Number(separator.ariaValueNow);
}

function isUpright(separator) {
  return separator.ariaOrientation === "vertical";
}
