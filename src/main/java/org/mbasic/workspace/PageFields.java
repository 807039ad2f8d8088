package org.mbasic.workspace;

import java.util.List;

/** What a page keeps here for the next one, as texts that only pages understand. */
final class PageFields implements DeskPart {
  private static final int VERSION = 1;

  private final FieldGroup page = new FieldGroup("page");
  private final FieldGroup draft = new FieldGroup("draft");

  private String state = "";
  private String unfinished = "";

  /** Cursor, scroll and the like; empty when there is none. */
  String state() {
    return state;
  }

  /** Text in the editor that is no part of the program yet; empty when there is none. */
  String unfinished() {
    return unfinished;
  }

  void keep(String newState, String newUnfinished) {
    state = newState;
    unfinished = newUnfinished;
  }

  /** The editor's whole text has come, so nothing in it is unfinished until a page says so. */
  void finished() {
    unfinished = "";
  }

  @Override
  public List<String> heads() {
    return List.of(page.name(), draft.name());
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void collect(FieldChanges changes) {
    page.writeHead(new FieldWriter(VERSION).text(state), changes);
    draft.writeHead(new FieldWriter(VERSION).text(unfinished), changes);
  }

  @Override
  public void check(DeskLimits limits) {
    if (state.length() > Desk.LONGEST_PAGE_STATE
        || unfinished.length() > limits.programCharacters()) {
      throw new IllegalArgumentException("The state of the page is too long.");
    }
  }

  @Override
  public void restore(SavedFields saved) {
    state = page.readHead(saved, VERSION, FieldReader::text).orElse("");
    unfinished = draft.readHead(saved, VERSION, FieldReader::text).orElse("");
  }
}
