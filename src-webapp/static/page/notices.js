/* What the page tells the user in words, and asks. */

const get = (id) => document.getElementById(id);

/** Tells who listens to the page. */
export function say(text) {
  get("terminal-speech").textContent = text;
}

/** Shows a text until it is dismissed; `kind` is "problem" or "done". */
export function notice(text, kind = "problem") {
  get("notice").hidden = text === "";
  get("notice").dataset.kind = kind;
  get("notice-text").textContent = text;
}

/** Asks before something that cannot be undone. */
export function ask(question, act) {
  get("confirm-title").textContent = question;
  get("confirm").onclose = (event) => event.target.returnValue === "yes" && act();
  get("confirm").returnValue = "";
  get("confirm").showModal();
}

/**
 * What is said when the page has come to another workspace than its own: `renewed` says that another tab began the same
 * one again, `begun` that it has a past, `retyped` that what was typed here goes to it, `blank` that no program does.
 */
export function replacedText({ renewed, begun, retyped, blank }) {
  const which = renewed ? "Another tab began it anew." : "This is the one that new tabs open.";
  const rest = begun ? `${which} If this page had another program, undo brings it back.`
    : retyped ? "What was typed in it is typed again in a new one."
    : blank ? "This is a new one."
    : "The program is the one of this page; variables and output are gone.";
  return `The server no longer has the workspace of this tab. ${rest}`;
}
