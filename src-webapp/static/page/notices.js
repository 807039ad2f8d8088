/* The notice above the panes, one at a time. It makes room again when it has had its time. */

/** So long who reads a notice may take. */
const READ_WITHIN = 8000;

export class Notices {
  #element;
  #timer = 0;
  /** How many there have been. */
  count = 0;

  /** `element` has a paragraph, and a button for what a notice may offer, whose action is in data-action. */
  constructor(element) {
    this.#element = element;
  }

  /**
   * Shows a text in place of the one before; an empty one shows none. Of kind "done" it goes by itself, "busy" stays
   * until another one comes, and what else there is, problems and offers, goes when the user has done something since.
   * `offer`, {action, label}, is a button.
   */
  show(text, kind = "problem", offer = null) {
    this.count++;
    clearTimeout(this.#timer);
    this.#element.hidden = text === "";
    this.#element.dataset.kind = kind;
    this.#element.querySelector("p").textContent = text;
    const button = this.#element.querySelector("[data-offer]");
    button.hidden = offer === null;
    button.dataset.action = offer?.action ?? "";
    button.textContent = offer?.label ?? "";
    if (kind === "done") this.#leave();
  }

  hide() {
    this.#element.hidden = true;
  }

  /** The user has done something, and nothing was said against it. */
  succeeded() {
    if (this.#element.dataset.kind !== "busy") this.hide();
  }

  /** Not while somebody is at it. */
  #leave() {
    this.#timer = setTimeout(() => {
      if (this.#element.matches(":hover, :focus-within")) this.#leave();
      else this.hide();
    }, READ_WITHIN);
  }
}

/** That the server no longer has a page's workspace, and what has become of `text`, the page's program; after a welcome. */
export function goneText({ workspace, former, begun, retyped }, text) {
  const which = workspace === former ? "Another tab began it again." : "This is the one that new tabs open.";
  const rest = begun ? `${which} If this page had another program, undo brings it back.`
    : retyped ? "What was typed in it is typed again in a new one."
    : text === "" ? "This is a new one."
    : "This page's program is kept; variables, files, printer and output are gone.";
  return `The server no longer has the workspace of this tab. ${rest}`;
}
