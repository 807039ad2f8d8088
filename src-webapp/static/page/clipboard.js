/** Puts a text into the clipboard and calls `copied`; browsers let pages do so over HTTPS or on the same computer only. */
export async function copy(text, copied, notice) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    notice("Nothing was copied: the browser does not let this page copy. It may over HTTPS.");
    return;
  }
  copied();
}
