/* The keys that act everywhere on the page. */

/** What a page may do that only mirrors another one. */
export const READING = new Set(["help", "program", "terminal", "panels", "nextPane", "previousPane"]);

/** The action that a key asks for, or null; `state` is what the program does: running, paused, ready and so on. */
export function actionOf({ key, ctrlKey, metaKey, shiftKey, altKey }, state) {
  const goOn = state === "paused" ? "continue" : "run";
  // With Caps Lock on, a letter is a capital.
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case "F1": return "help";
    case "F2": return altKey ? null : shiftKey ? "terminal" : ctrlKey ? "panels" : "program";
    case "F4": return altKey || ctrlKey ? null : "nextProblem";
    case "F5": return shiftKey ? "run" : goOn;
    case "F6": return shiftKey ? "previousPane" : "nextPane";
    case "F8": return "continue";
    case "F10": return shiftKey ? "stepLine" : altKey ? "stepOver" : ctrlKey ? "stepTo" : "step";
    case "F11": return shiftKey ? "stepOut" : null;
    case "Enter": return ctrlKey ? goOn : null;
    case "Escape": return state === "running" ? "stop" : null;
    case "r": return (ctrlKey || metaKey) && !altKey && !shiftKey ? goOn : null;
    case "o": return (ctrlKey || metaKey) && !altKey && !shiftKey ? "open" : null;
    case "s": return (ctrlKey || metaKey) && !altKey ? (shiftKey ? "saveAs" : "save") : null;
    default: return null;
  }
}

/** The places that F6 goes round. */
export class Stops {
  #panes;
  #stops;

  /** `stops` are {pane, holds(element), focus()} in their order, the last of them holding all that is left. */
  constructor(panes, stops) {
    this.#panes = panes;
    this.#stops = stops;
  }

  /** Goes on by so many stops, backwards below 0; hidden panes are none. */
  next(step) {
    const shown = this.#stops.filter(({ pane }) => this.#panes.shows(pane));
    const at = shown.findIndex(({ holds }) => holds(document.activeElement));
    shown.at((at + step) % shown.length).focus();
  }

  /** Hides or shows a pane; a hidden one does not keep the focus. */
  toggle(pane) {
    this.#panes.toggle(pane);
    if (this.#panes.shows(pane)) this.#stops.find((stop) => stop.pane === pane)?.focus();
    else if (!document.activeElement.checkVisibility()) this.next(1);
  }
}
