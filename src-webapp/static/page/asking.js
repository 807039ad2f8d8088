/* A question before something that cannot be undone. */

/**
 * Returns what asks: `question`, what is done when the user agrees, and the word on the button for it. Of what is
 * deleted the button warns.
 */
export function askedBy(dialog) {
  const button = dialog.querySelector("[value=yes]");
  return (question, act, word) => {
    dialog.querySelector("h2").textContent = question;
    button.textContent = word;
    button.className = word === "Delete" ? "danger" : "primary";
    dialog.onclose = () => dialog.returnValue === "yes" && act();
    dialog.returnValue = "";
    dialog.showModal();
  };
}
