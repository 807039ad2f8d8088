/* What the editor says: where there is no text to show, and in its search. */

export const EMPTY = 'For example  10 PRINT "HELLO"';
export const HIDDEN = "Protected: runs but is not shown";
export const PHRASES = {
  next: "Next", previous: "Previous", all: "All", "match case": "Match case", regexp: "Regular expression",
  "by word": "Whole word", replace: "Replace", "replace all": "Replace all",
};
