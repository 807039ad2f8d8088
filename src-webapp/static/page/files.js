/* Files between the user's computer and the workspace: characters 0 to 255, a byte each. */

export const MOST_BYTES = 1 << 20;

/** Has the browser keep a text as a file. */
export function keepFile(name, text) {
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Has the browser keep a program as CP/M's programs read it. */
export function keepProgram(text) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  keepFile("PROGRAM.BAS", lines.map((line) => `${line}\r\n`).join(""));
}

/** The bytes of a file as characters, or null when there are more; one message carries MOST_BYTES. */
export async function fileText(file, most = MOST_BYTES) {
  if (file.size > most) return null;
  return letters(new Uint8Array(await file.arrayBuffer()));
}

/** Bytes as characters: not all at once, for a call takes only so many arguments. */
export function letters(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/** The lines of a program file; null when it is none of text but one that SAVE has packed or protected. */
export function programText(content) {
  if (/^[\xfe\xff]/.test(content)) return null;
  return content.split("\x1a")[0].replace(/\r\n?/g, "\n");
}

/** Files that come from the server in parts; when all parts of one are here, the browser keeps it. */
export class IncomingFiles {
  #ask;
  #notice;
  /** By name, what has come of each that was asked for, and how long it is. */
  #parts = new Map();

  /** `ask(name, offset)` asks for a part, `notice(text)` tells what cannot be kept. */
  constructor(ask, notice) {
    this.#ask = ask;
    this.#notice = notice;
  }

  /** Begins with the first part, also where others have come already. */
  fetch(name) {
    this.#parts.set(name, { text: "", size: null });
    this.#ask(name, 0);
  }

  /** There is a connection again: what was under way begins anew. */
  reconnected() {
    for (const name of this.#parts.keys()) this.fetch(name);
  }

  receive({ name, offset, text, size }) {
    const had = this.#parts.get(name);
    if (had?.text.length !== offset) return;
    const whole = had.text + text;
    const changed = had.size !== null && had.size !== size;
    if (!changed && text !== "" && whole.length < size) {
      this.#parts.set(name, { text: whole, size });
      this.#ask(name, whole.length);
      return;
    }
    this.#parts.delete(name);
    if (changed || whole.length !== size) this.#notice(`${name} was not downloaded: it changed meanwhile. Download it again.`);
    else keepFile(name, whole);
  }
}
