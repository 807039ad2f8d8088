/* How text that is typed comes into the editor. */
import { EditorView } from "../vendor/cm.js";

export const typing = [
  EditorView.contentAttributes.of({ "aria-label": "BASIC program", spellcheck: "false", autocapitalize: "off" }),
  // A mutation observer reads what is typed, after the next script of the page. Without this one that could be what
  // hears of the scrolling in the same frame: it reads the text with the cursor where it was, and the next key lands
  // before the last one.
  EditorView.domEventHandlers({ input: () => false }),
];
