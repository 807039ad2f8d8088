/* A program in an address: deflated, in the letters that addresses may hold. No server sees it. */

import { copy } from "./clipboard.js";
import { letters } from "./files.js";

const MOST_CHARACTERS = 1 << 20;

/** Puts a link that opens a copy of a program into the clipboard, and tells it by `notice`. */
export async function copyLink(text, notice) {
  const link = `${location.origin}${location.pathname}#share=${await packed(text)}`;
  await copy(link, () => notice(`A link that opens a copy of this program has been copied: ${link.length} characters.`, "done"), notice);
}

async function packed(text) {
  const bytes = new Uint8Array(await new Response(through(new Blob([text]), new CompressionStream("deflate-raw"))).arrayBuffer());
  return btoa(letters(bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The text again; null when it is no such thing, or makes more than the most characters of a program. */
export async function unpacked(packing) {
  try {
    const bytes = Uint8Array.from(atob(packing.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
    const reader = through(new Blob([bytes]), new DecompressionStream("deflate-raw"), new TextDecoderStream()).getReader();
    let text = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += part.value;
      if (text.length > MOST_CHARACTERS) {
        await reader.cancel();
        return null;
      }
    }
    return text;
  } catch {
    return null;
  }
}

function through(blob, ...streams) {
  return streams.reduce((stream, next) => stream.pipeThrough(next), blob.stream());
}
