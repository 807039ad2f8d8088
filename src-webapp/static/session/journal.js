/*
 * What makes the conversation with the server exactly-once: the place in the output, the keys not yet
 * acknowledged, and how long to wait before the next attempt. No DOM, no clock, no socket.
 */

/** The output shown so far. A frame is shown once, in order, whichever node sends it. */
export class OffsetLog {
  epoch = 0;
  offset = 0;
  /** Offset of the first character of the line that is being written. */
  lineStart = 0;
  /** Output before this offset was cleared by the user and stays away after a reload. */
  cleared = 0;

  constructor(cleared = 0) {
    this.cleared = cleared;
  }

  /** Starts again for another workspace. */
  restart() {
    this.epoch = this.offset = this.lineStart = this.cleared = 0;
  }

  /**
   * Takes a frame {epoch, offset, text}. Returns {clear, text}: what to show, and whether the screen
   * must be emptied first (a gap: the server no longer keeps what lies between). Returns null for a
   * frame of an older owner and for one that brings nothing new.
   */
  accept(frame) {
    if (frame.epoch < this.epoch) return null;
    this.epoch = frame.epoch;
    const gap = frame.offset > this.offset;
    const known = gap ? 0 : this.offset - frame.offset;
    if (known >= frame.text.length && !gap) return null;
    const start = frame.offset + known;
    const fresh = frame.text.slice(known);
    this.offset = start + fresh.length;
    const lineEnd = fresh.lastIndexOf("\n");
    if (lineEnd >= 0) this.lineStart = start + lineEnd + 1;
    else if (gap) this.lineStart = start;
    const text = start < this.cleared ? fresh.slice(this.cleared - start) : fresh;
    return { clear: gap, text };
  }

  /** Forgets everything but the line that is being written. */
  clear() {
    this.cleared = this.lineStart;
  }
}

/**
 * Typed keys in order, kept until the server has them on record; a reconnect sends the rest again. Numbers
 * follow the clock where they can, so that a duplicated tab does not use those of the first one again.
 */
export class KeyJournal {
  #last;
  #pending;

  /** `last` is the highest sequence number used before, `pending` what a former page left over. */
  constructor(last, pending = []) {
    this.#last = last;
    this.#pending = pending;
  }

  /** `now` in milliseconds. */
  add(text, now) {
    this.#last = Math.max(this.#last + 1, now);
    const entry = { seq: this.#last, text };
    this.#pending.push(entry);
    return entry;
  }

  /** The server takes no number up to `seq` any more, whatever this page's clock says. */
  follow(seq) {
    this.#last = Math.max(this.#last, seq);
  }

  /** An acknowledgement covers all earlier keys too. */
  acknowledge(seq) {
    this.#pending = this.#pending.filter((entry) => entry.seq > seq);
  }

  forget() {
    this.#pending = [];
  }

  get last() {
    return this.#last;
  }

  get pending() {
    return [...this.#pending];
  }
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;

/** Milliseconds before attempt number `attempt` (from 0); `chance` in 0..1 spreads the returning pages. */
export function backoff(attempt, chance) {
  const ceiling = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt + 1));
  return Math.round(FIRST_WAIT + chance * (ceiling - FIRST_WAIT));
}

/** BASIC knows the characters 0 to 255. Typographic quotes become plain ones, others a question mark. */
export function basicText(text) {
  return text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u2013\u2014]/g, "-")
    .replace(/\u2026/g, "...")
    .replace(/[\u{100}-\u{10ffff}]/gu, "?");
}
