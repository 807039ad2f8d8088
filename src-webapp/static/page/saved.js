/* What the page says of its saving: at which time, or since when it is not and why, or that there is no connection for it. */
import { time } from "./status.js";

const OFFLINE = { state: "unsaved", text: "Not saving: no connection.", more: "What you type is kept." };

export class Saved {
  #pill;
  #told = { state: "", text: "", more: "" };
  #offline = false;

  /** `pill` has the elements #saved-text and #saved-more; data-state is "saved" or "unsaved". */
  constructor(pill) {
    this.#pill = pill;
  }

  /** The server has saved at an instant. */
  saved({ at }) {
    this.#tell({ state: "saved", text: `Saved${this.#told.state === "unsaved" ? " again" : ""} ${time(at)}`, more: "" });
  }

  /** The server has not saved since an instant. */
  unsaved({ since, reason }) {
    this.#tell({ state: "unsaved", text: "Not saved", more: `since ${time(since, "2-digit")}. ${reason}` });
  }

  /** Is there no connection? With the next one what the server told last counts again. */
  set offline(offline) {
    if (this.#offline === offline) return;
    this.#offline = offline;
    this.#show();
  }

  #tell(told) {
    this.#told = told;
    this.#show();
  }

  #show() {
    const { state, text, more } = this.#offline ? OFFLINE : this.#told;
    this.#pill.dataset.state = state;
    this.#pill.querySelector("#saved-text").textContent = text;
    this.#pill.querySelector("#saved-more").textContent = more && ` ${more}`;
  }
}
