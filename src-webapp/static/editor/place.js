/* Where the user is in the editor, for the next page. */
import { EditorView, SearchQuery, getSearchQuery, openSearchPanel, searchPanelOpen, setSearchQuery } from "../vendor/cm.js";
import { foldedLines, refold } from "./folding.js";

/** Cursor, first line in view, folded lines, and what find and replace look for. */
export function placeOf(view) {
  const { state, scrollDOM } = view;
  const { anchor, head } = state.selection.main;
  const top = state.doc.lineAt(view.lineBlockAtHeight(scrollDOM.scrollTop).from).number;
  const { search, replace, caseSensitive, regexp, wholeWord } = getSearchQuery(state);
  const find = { search, replace, caseSensitive, regexp, wholeWord };
  return { anchor, head, top, find: search || replace ? find : null, finding: searchPanelOpen(state), folded: foldedLines(state) };
}

/** Back to a place that a former page kept. */
export function goBack(view, { anchor, head, top, find, finding, folded }) {
  const { doc } = view.state;
  const within = (position) => Math.max(0, Math.min(doc.length, position));
  view.dispatch({
    selection: { anchor: within(anchor), head: within(head) },
    effects: [
      EditorView.scrollIntoView(doc.line(Math.max(1, Math.min(doc.lines, top))).from, { y: "start", yMargin: 0 }),
      ...(find ? [setSearchQuery.of(new SearchQuery(find))] : []),
    ],
  });
  // Apart from the cursor, which would unfold what it stands in.
  view.dispatch({ effects: refold(view.state, folded ?? []) });
  // A regular expression that another person left, in an imported file, could take for ever: it waits for the user.
  if (finding && !find?.regexp) openSearchPanel(view);
}
