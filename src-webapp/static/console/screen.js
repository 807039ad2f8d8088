/*
 * Console bytes to lines of text. A teletype with a movable print position inside the last line; no DOM.
 */

const TAB = 8;
/** A program can print for ever without a line end; the page breaks such a line here. */
const LONGEST_LINE = 4096;

const PRINTABLE = /[^\x00-\x1f\x7f-\x9f]+/y;

export class Screen {
  /** The line that is being written, without its end. */
  line = "";
  column = 0;

  /** Takes output and returns {cleared, lines, bell}: lines completed, those before a clear left out. */
  write(text) {
    const result = { cleared: false, lines: [], bell: false };
    let at = 0;
    while (at < text.length) {
      PRINTABLE.lastIndex = at;
      const run = PRINTABLE.exec(text);
      if (run) {
        this.#print(run[0], result);
        at += run[0].length;
      } else {
        this.#control(text.charCodeAt(at), result);
        at++;
      }
    }
    return result;
  }

  clear() {
    this.line = "";
    this.column = 0;
  }

  #print(text, result) {
    if (this.column === this.line.length) this.line += text;
    else this.line = this.line.slice(0, this.column) + text + this.line.slice(this.column + text.length);
    this.column += text.length;
    if (this.line.length >= LONGEST_LINE) this.#newLine(result);
  }

  #newLine(result) {
    result.lines.push(this.line);
    this.clear();
  }

  #control(code, result) {
    switch (code) {
      case 7:
        result.bell = true;
        break;
      case 8:
        this.column = Math.max(0, this.column - 1);
        break;
      case 9:
        this.#print(" ".repeat(TAB - (this.column % TAB)), result);
        break;
      case 10:
        this.#newLine(result);
        break;
      case 12:
        this.clear();
        result.cleared = true;
        result.lines.length = 0;
        break;
      case 13:
        this.column = 0;
        break;
      default:
        break;
    }
  }
}

const SPOKEN_LINES = 6;

/** What a screen reader is told about `lines` printed in the last second: all of a few, the end of many. */
export function announcement(lines) {
  const spoken = lines.filter((line) => line.trim() !== "");
  if (spoken.length <= SPOKEN_LINES) return spoken.join("\n");
  return `${spoken.length} lines printed, the last: ${spoken.at(-1)}`;
}

/** Splits what was pasted at the prompt: complete lines to enter, and the rest to leave in the row. */
export function enteredLines(text) {
  const lines = text.split(/\r\n|\r|\n/);
  const rest = lines.pop();
  return { lines, rest };
}

/** Keys that turn the text `before` into `now` for someone who reads keys: rubouts, then letters. */
export function keysBetween(before, now) {
  let same = 0;
  while (same < before.length && before[same] === now[same]) same++;
  return "\b".repeat(before.length - same) + now.slice(same);
}
