/* What a tab remembers of its workspace; gone with the tab. */

const HERE = "mbasic.";
/** What is remembered of workspaces that the tab has left, by their IDs: it waits for their return. */
const AWAY = "mbasic.away.";

export function recall(name) {
  const text = sessionStorage.getItem(HERE + name);
  return text === null ? null : JSON.parse(text);
}

export function remember(name, value) {
  sessionStorage.setItem(HERE + name, JSON.stringify(value));
}

export function forget(name) {
  sessionStorage.removeItem(HERE + name);
}

/** The tab goes to another workspace, or with "" to a new one, by a page of its own. */
export function turnTo(workspace) {
  remember("next", workspace);
  location.reload();
}

/** Completes a turn; to be called before anything is recalled, when the former page can remember no more. */
export function turn() {
  const next = recall("next");
  if (next === null) return;
  forget("next");
  const left = recall("workspace");
  const memory = Object.entries(sessionStorage).filter(([key]) => key.startsWith(HERE) && !key.startsWith(AWAY));
  for (const [key] of memory) sessionStorage.removeItem(key);
  if (left) sessionStorage.setItem(AWAY + left, JSON.stringify(memory));
  for (const [key, value] of JSON.parse(sessionStorage.getItem(AWAY + next) ?? "[]")) sessionStorage.setItem(key, value);
  sessionStorage.removeItem(AWAY + next);
  if (next === "") remember("fresh", true);
  else remember("workspace", next);
  remember("chosen", true);
}
