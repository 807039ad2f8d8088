/* How fast programs run: a slider from slow motion to full speed. Kept for the workspace's next page. */

/** Milliseconds between two statements, the last one being full speed. */
const WAITS = [2000, 1000, 500, 200, 100, 50, 0];
const FULL = WAITS.length - 1;

export class Pace {
  #slider;
  #words;
  #set;

  /** `slider` is an input of type range, `words` shows what it says; `set(millis)` tells the server. */
  constructor(slider, words, set) {
    this.#slider = slider;
    this.#words = words;
    this.#set = set;
    slider.max = String(FULL);
    slider.addEventListener("input", () => {
      this.#show();
      this.tell();
    });
    this.state = FULL;
  }

  get state() {
    return this.#slider.valueAsNumber;
  }

  /** Takes what a former page kept. */
  set state(step) {
    this.#slider.valueAsNumber = Number.isInteger(step) ? step : FULL;
    this.#show();
  }

  /** Shows the speed that another page has set, in milliseconds between two statements. */
  follow(millis) {
    const step = WAITS.indexOf(millis);
    this.state = step < 0 ? FULL : step;
  }

  /** Does a program show each statement before it runs? */
  get slow() {
    return this.#wait > 0;
  }

  /** Tells the server: with each change, and when a connection is new. */
  tell() {
    this.#set(this.#wait);
  }

  get #wait() {
    return WAITS[this.state];
  }

  #show() {
    const perSecond = 1000 / this.#wait;
    const text = this.slow ? `${perSecond} a second` : "full speed";
    this.#words.textContent = text;
    this.#slider.ariaValueText = text;
  }
}
