/* Dialogs that make a statement of their fields: it is typed at the prompt, so that the terminal shows what was done. */

/**
 * Returns what opens the dialog; that takes first values of fields by name. `statement` makes the line of the
 * values, `type` types it.
 */
export function statementDialog(dialog, statement, type) {
  const { elements } = dialog.querySelector("form");
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "type") return;
    type(statement(Object.fromEntries([...elements].filter(({ name }) => name).map(({ name, value }) => [name, value]))));
  });
  return (values) => {
    for (const [name, value] of Object.entries(values)) elements[name].value = value;
    dialog.returnValue = "";
    dialog.showModal();
  };
}

/** RENUM of the lines from `old` on, or of all. */
export function renumber({ fresh, old, increment }) {
  return `RENUM ${fresh},${old},${increment}`;
}

/** DELETE of one line, or of those up to another. */
export function deleteLines({ from, to }) {
  return to === "" || to === from ? `DELETE ${from}` : `DELETE ${from}-${to}`;
}

/** BREAK at a line: on a condition, and showing values instead of stopping, where these are given. */
export function breakpoint({ line, condition, shown }) {
  return `BREAK ${line}${condition.trim() && ` IF ${condition.trim()}`}${shown.trim() && ` PRINT ${shown.trim()}`}`;
}

/** MERGE of a file on the workspace's disk. */
export function merge({ name }) {
  return `MERGE "${name.toUpperCase()}"`;
}

/** SAVE under a name; a protected program takes no other form. */
export function saveAs({ name }, hidden) {
  return `SAVE "${name.toUpperCase()}"${hidden ? ",P" : ""}`;
}
