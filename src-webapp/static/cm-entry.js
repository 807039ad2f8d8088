/* What the editor uses of CodeMirror; the build makes vendor/cm.js of it. Named exports only, so that the rest is left out. */
export { Compartment, EditorState, Prec, RangeSet, StateEffect, StateField, Transaction } from "@codemirror/state";
export {
  Decoration, EditorView, GutterMarker, WidgetType, drawSelection, gutter, highlightActiveLine, hoverTooltip, keymap, placeholder,
  showTooltip,
} from "@codemirror/view";
export {
  acceptCompletion, autocompletion, clearSnippet, completionStatus, moveCompletionSelection, selectedCompletion, snippet,
} from "@codemirror/autocomplete";
export { defaultKeymap, history, historyKeymap, invertedEffects, isolateHistory, redo, undo } from "@codemirror/commands";
export {
  StreamLanguage, codeFolding, foldAll, foldEffect, foldGutter, foldService, foldedRanges, syntaxHighlighting,
  toggleFold, unfoldAll, unfoldEffect,
} from "@codemirror/language";
export {
  SearchQuery, getSearchQuery, openSearchPanel, search, searchKeymap, searchPanelOpen, setSearchQuery,
} from "@codemirror/search";
export { Tag, tagHighlighter } from "@lezer/highlight";
