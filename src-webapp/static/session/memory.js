/* What a tab remembers of its workspace; gone with the tab. */

const PREFIX = "mbasic.";

export function recall(name) {
  const text = sessionStorage.getItem(PREFIX + name);
  return text === null ? null : JSON.parse(text);
}

export function remember(name, value) {
  sessionStorage.setItem(PREFIX + name, JSON.stringify(value));
}

export function forget(name) {
  sessionStorage.removeItem(PREFIX + name);
}

/**
 * The tab goes to another workspace, {id, deed}, with null to a new one, and without any to the one that new tabs of
 * the browser open, by a page of its own. What the server does not have of this one yet is forgotten. `gone` is
 * what this one was called when it is no more, `mirror` says that the keyboard there is left to a tab that has it.
 */
export function turnTo(workspace, { gone = null, mirror = false } = {}) {
  remember("next", { workspace, gone, mirror });
  location.reload();
}

/** Completes a turn; to be called before anything is recalled, when the former page can remember no more. */
export function turn() {
  const next = recall("next");
  if (next === null) return;
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  if (next.gone !== null) remember("gone", next.gone);
  if (next.mirror) remember("mirror", true);
  if (next.workspace === null) remember("fresh", true);
  else if (next.workspace) {
    remember("workspace", next.workspace.id);
    remember("deed", next.workspace.deed);
  }
  remember("chosen", true);
}
