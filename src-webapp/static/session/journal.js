/*
 * What makes the conversation with the server exactly-once: the place in the output, the keys not yet
 * acknowledged, and how long to wait before the next attempt. No DOM, no clock, no socket.
 */

/** Characters kept to be compared when a server that takes over prints them again. */
const KEPT = 1 << 20;

/** The output shown so far. A frame is shown once, in order, whichever node sends it. */
export class OffsetLog {
  epoch = 0;
  offset = 0;
  /** Offset of the first character of the line that is being written. */
  lineStart = 0;
  /** Output before this offset was cleared by the user and stays away after a reload. */
  cleared = 0;
  /** The last output shown, as it came; it ends at `offset`. */
  #shown = "";

  constructor(cleared = 0, epoch = 0) {
    this.cleared = cleared;
    this.epoch = epoch;
  }

  /** Starts again for another workspace. */
  restart() {
    this.epoch = this.offset = this.lineStart = this.cleared = 0;
    this.#shown = "";
  }

  /**
   * Takes a frame {epoch, offset, text, first}. Returns null for a frame of an older owner, {gap: true}
   * when output before it is missing, and else {clear, text, compared, lost}: what to show, and whether
   * the screen must be emptied first (the server no longer keeps what lies between); how many characters
   * were shown before and are the same, and how many were shown and are not so: then `text` begins where
   * the difference does.
   */
  accept(frame) {
    if (frame.epoch < this.epoch) return null;
    this.epoch = frame.epoch;
    const clear = frame.offset > this.offset;
    if (clear && !frame.first) return { gap: true };
    if (clear) this.#start(frame.offset);
    const known = Math.min(this.offset - frame.offset, frame.text.length);
    const compared = this.#compare(frame.offset, frame.text, known);
    const lost = compared < known ? this.rewind(frame.offset + compared) : 0;
    const fresh = frame.text.slice(compared);
    const start = this.offset;
    this.offset += fresh.length;
    this.#keep(fresh);
    const lineEnd = fresh.lastIndexOf("\n");
    if (lineEnd >= 0) this.lineStart = start + lineEnd + 1;
    return { clear, text: fresh.slice(Math.max(0, this.cleared - start)), compared, lost };
  }

  /**
   * What was shown from `offset` on is no more, nor what was cleared behind it. Returns how many characters that were.
   */
  rewind(offset) {
    const lost = Math.max(0, this.offset - offset);
    if (lost > 0) {
      this.cleared = Math.min(this.cleared, offset);
      this.#shown = this.#shown.slice(0, -lost);
      this.lineStart = this.offset = offset;
    }
    return lost;
  }

  #start(offset) {
    this.offset = this.lineStart = offset;
    this.#shown = "";
  }

  /** How many of the first `known` characters were shown just so; what is not kept any more counts as the same. */
  #compare(offset, text, known) {
    const base = this.offset - this.#shown.length;
    const from = Math.max(0, base - offset);
    for (let at = from; at < known; at++) {
      if (text[at] !== this.#shown[offset + at - base]) return at;
    }
    return known;
  }

  #keep(text) {
    this.#shown += text;
    if (this.#shown.length > 2 * KEPT) this.#shown = this.#shown.slice(-KEPT);
  }

  /** Forgets everything but the line that is being written. */
  clear() {
    this.cleared = this.lineStart;
  }
}

/**
 * Typed keys, pressed buttons, files and breakpoints in order, kept until the server has them on record; a reconnect sends the
 * rest again. Numbers follow the clock where they can, so that a duplicated tab does not use those of the
 * first one again.
 */
export class KeyJournal {
  #last;
  #pending;
  #sent;
  #arrived = 0;

  /** `last` is the highest sequence number used before, `pending` what a former page left over, sent up to `sent`. */
  constructor(last, pending = [], sent = 0) {
    this.#last = last;
    this.#pending = pending;
    this.#sent = sent;
  }

  /** `now` is in milliseconds. Returns the message with its number. */
  add(message, now) {
    this.#last = Math.max(this.#last + 1, now);
    const entry = { ...message, seq: this.#last };
    this.#pending.push(entry);
    return entry;
  }

  /** It goes to a server; whether it arrives is not known. */
  send(entry) {
    this.#sent = Math.max(this.#sent, entry.seq);
  }

  get sent() {
    return this.#sent;
  }

  /**
   * A new connection leads to a server that takes no number up to `seq` any more. When that is one of another page, what
   * was never sent gets new numbers; of what was sent before nobody knows whether it was taken: it is kept no more, and
   * returned.
   */
  meet(seq, now) {
    const passed = this.#pending.some((entry) => entry.seq === seq) ? [] : this.#pending.filter((entry) => entry.seq < seq);
    const lost = passed.filter((entry) => entry.seq <= this.#sent);
    this.arrived(seq);
    if (passed.length > 0) {
      const kept = this.#pending.filter((entry) => !lost.includes(entry));
      this.#pending = [];
      for (const entry of kept) this.add(entry, now);
    }
    return lost;
  }

  /**
   * The server at the other end has all up to `seq`, on record or not, of this page or of another one of the workspace:
   * it takes no such number any more, whatever this page's clock says.
   */
  arrived(seq) {
    this.#arrived = seq;
    this.#last = Math.max(this.#last, seq);
  }

  /** What has not arrived. */
  get outstanding() {
    return this.#pending.filter((entry) => entry.seq > this.#arrived);
  }

  /** What is not to be kept, whatever becomes of it. */
  drop(entry) {
    this.#pending = this.#pending.filter((other) => other !== entry);
  }

  /** All up to `seq` is on record. */
  recorded(seq) {
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

/** Which of the entries of a journal the user may have to do again; empty for none. */
export function untaken(entries) {
  const typed = entries.map(({ type, text }) => (type === "keys" ? text : "")).join("").replace(/[\x00-\x1f\x7f]+/g, " ").trim();
  const files = entries.filter(isFile).map(({ name }) => name);
  const lines = entries.filter(({ type }) => type === "breakpoint").map(({ line }) => line);
  return [
    typed && `What was typed here last may not have been taken: ${typed}.`,
    files.length > 0 && `These files may not have been uploaded: ${files.join(", ")}.`,
    lines.length > 0 && `Breakpoints of these lines may not be as set here: ${lines.join(", ")}.`,
  ].filter(Boolean).join(" ");
}

export function isFile({ type }) {
  return type === "store" || type === "storeBytes";
}

/** For how long nothing has moved on the way to a server. */
export class Stillness {
  #moved = 0;
  #awaited = null;
  #unsent = 0;

  /**
   * Returns the milliseconds since something moved; `now` is of a clock that only goes forward. `awaited` is what is to
   * arrive next, and `unsent` how much of what is on its way has not left this computer.
   */
  at(now, awaited, unsent) {
    if (awaited !== this.#awaited || unsent < this.#unsent) this.#moved = now;
    this.#awaited = awaited;
    this.#unsent = unsent;
    return now - this.#moved;
  }
}

const FIRST_WAIT = 500;

/**
 * Milliseconds before attempt number `attempt` (from 0), at most `longest`; `chance` in 0..1 spreads the returning
 * pages. The first one goes out within a moment: another server may be there already.
 */
export function backoff(attempt, chance, longest) {
  if (attempt === 0) return Math.round(chance * FIRST_WAIT);
  const ceiling = Math.min(longest, FIRST_WAIT * 2 ** (attempt + 1));
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
