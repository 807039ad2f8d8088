/*
 * Text of a program as numbered lines: free numbers, and the smallest change from one text to another.
 * No DOM and no editor.
 */

/** How lines are numbered as long as the user has not said otherwise. */
export const NUMBERING = { auto: true, start: 10, step: 10 };
const HIGHEST = 65529;

/** In a program of more lines nothing is looked for while one types: the editor would be slow. */
export const MOST_LINES = 5000;

/** The line number that starts `line`, or null. */
export function numberOf(line) {
  const digits = /^\s*(\d{1,5})(?!\d)/.exec(line);
  return digits ? Number(digits[1]) : null;
}

/** Is there nothing but a number? In BASIC that deletes the line. */
export function isBareNumber(line) {
  return /^\s*\d+\s*$/.test(line);
}

/**
 * A free number after `before` and below `after` (either may be null): one step on or the start, else half way,
 * else null.
 */
export function numberBetween(before, after, { start, step } = NUMBERING) {
  const low = before ?? 0;
  const next = before === null ? start : before + step;
  if (next <= HIGHEST && (after === null || next < after)) return next;
  const middle = Math.floor((low + (after ?? HIGHEST + 1)) / 2);
  return middle > low ? middle : null;
}

/** So many free numbers after `before` and below `after`, rising by the step or else evenly; null when there are not enough. */
export function numbersBetween(before, after, count, { start, step }) {
  const first = before === null ? start : before + step;
  const evenly = Math.floor(((after ?? HIGHEST + 1) - (before ?? 0)) / (count + 1));
  const fits = first + (count - 1) * step < (after ?? HIGHEST + 1);
  if (!fits && evenly < 1) return null;
  return Array.from({ length: count }, (_, index) => (fits ? first + index * step : (before ?? 0) + (index + 1) * evenly));
}

/** A free number for a line that stands at `index`, between the numbered lines around it. */
export function numberAt(lines, index, numbering = NUMBERING) {
  return numberBetween(lastNumber(lines, index - 1, -1), lastNumber(lines, index, 1), numbering);
}

function lastNumber(lines, from, direction) {
  for (let i = from; i >= 0 && i < lines.length; i += direction) {
    const number = numberOf(lines[i]);
    if (number !== null) return number;
  }
  return null;
}

/** Gives every line of text that has no number a free one; one that finds none stays as it is. */
export function numberLoose(lines, numbering = NUMBERING) {
  const result = [...lines];
  for (let i = 0; i < result.length; i++) {
    if (result[i].trim() === "" || numberOf(result[i]) !== null) continue;
    const number = numberAt(result.toSpliced(i, 1), i, numbering);
    if (number !== null) result[i] = `${number} ${result[i].trimStart()}`;
  }
  return result;
}

/** The lines in the order of their numbers; lines of one number keep theirs, and those without go to the end. */
export function sorted(lines) {
  const filled = lines.filter((line) => line.trim() !== "");
  return filled.sort((a, b) => (numberOf(a) ?? Infinity) - (numberOf(b) ?? Infinity) || 0);
}

/** The lines of one program laid over those of another, in order; lines without a number are left out of it. */
export function merged(lines, over) {
  const numbers = new Set(over.map(numberOf));
  numbers.delete(null);
  return sorted([...lines.filter((line) => !numbers.has(numberOf(line))), ...over.filter((line) => numberOf(line) !== null)]);
}

/** As merged, but lines without a number that are not there yet go to the end. */
export function overlaid(lines, over) {
  return [...merged(lines, over), ...over.filter((line) => line.trim() !== "" && numberOf(line) === null && !lines.includes(line))];
}

/** The lines of a text that the server has told. */
export function linesOf(served) {
  return served === "" ? [] : served.split("\n");
}

/** Do two texts have the same line numbers in the same order, and empty lines in the same places, but for the end? */
export function sameOrder(before, after) {
  const old = before.trimEnd().split("\n").map(numberOf);
  const fresh = after.trimEnd().split("\n").map(numberOf);
  return old.length === fresh.length && old.every((number, index) => number === fresh[index]);
}

/** Lines of a served program, and behind those that they stood behind, the lines that have no number. */
export function keepLoose(lines, served) {
  const behind = new Map();
  let before = null;
  for (const line of lines) {
    const number = numberOf(line);
    if (number !== null) before = number;
    else if (line.trim() !== "") behind.set(before, [...(behind.get(before) ?? []), line]);
  }
  const kept = [...(behind.get(null) ?? [])];
  behind.delete(null);
  for (const line of served) {
    kept.push(line, ...(behind.get(numberOf(line)) ?? []));
    behind.delete(numberOf(line));
  }
  return [...kept, ...[...behind.values()].flat()];
}

/**
 * The server's form of the program, but with the line at `index` as the user has it, for it is still being written;
 * one that `base`, the server's lines before, has like that is not, and counts as served. Null when that line will move
 * to another place, or another has no number: then all must wait.
 */
export function keepLine(lines, index, served, base) {
  const line = lines[index];
  const number = numberOf(line);
  if (lines.some((other, at) => at !== index && other.trim() !== "" && numberOf(other) === null)) return null;
  if (number !== null && base.includes(line)) return served;
  const before = lastNumber(lines, index - 1, -1);
  const place = before === null ? 0 : served.findIndex((text) => numberOf(text) === before) + 1;
  if (before !== null && place === 0) return null;
  const same = number !== null && place < served.length && numberOf(served[place]) === number;
  if (!same && number !== null && served.some((text) => numberOf(text) === number)) return null;
  return served.toSpliced(place, same ? 1 : 0, line);
}

/** Changes {from, to, insert} that make `after` of `before`; lines that stay keep cursor and marks. */
export function changesBetween(before, after) {
  if (before === after) return [];
  const old = before.split("\n");
  const fresh = after.split("\n");
  return old.length === fresh.length ? lineByLine(old, fresh) : [wholeLines(before, after)];
}

/** One change {from, to, insert} of whole lines that makes `after` of `before`. */
export function wholeLines(before, after) {
  const old = before.split("\n");
  const { head, tail } = sameEnds(old, after.split("\n"));
  return between(before, after, lengthOf(old, head), tail === 0 ? 0 : tailLength(old, tail));
}

function lengthOf(lines, count) {
  let length = 0;
  for (let i = 0; i < count; i++) length += lines[i].length + 1;
  return length;
}

function tailLength(lines, count) {
  let length = 0;
  for (let i = lines.length - count; i < lines.length; i++) length += lines[i].length + 1;
  return length;
}

/* The kept head may end in a line end that one of the texts lacks, and head and tail may share one. */
function between(before, after, head, tail) {
  const from = Math.min(head, before.length, after.length);
  const keep = Math.min(tail, before.length - from, after.length - from);
  return { from, to: before.length - keep, insert: after.slice(from, after.length - keep) };
}

function lineByLine(old, fresh) {
  const changes = [];
  let start = 0;
  for (let i = 0; i < old.length; i++) {
    if (old[i] !== fresh[i]) changes.push(within(old[i], fresh[i], start));
    start += old[i].length + 1;
  }
  return changes;
}

function within(old, fresh, start) {
  const { head, tail } = sameEnds(old, fresh);
  return { from: start + head, to: start + old.length - tail, insert: fresh.slice(head, fresh.length - tail) };
}

/** How much two texts or lists have in common from their beginning, and of the rest from their end. */
function sameEnds(old, fresh) {
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++;
  let tail = 0;
  const most = Math.min(old.length, fresh.length) - head;
  while (tail < most && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
  return { head, tail };
}
