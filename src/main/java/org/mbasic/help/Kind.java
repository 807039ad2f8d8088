package org.mbasic.help;

import org.mbasic.language.Keyword;

/** What an entry is about, in the order of the index. */
public enum Kind {
  GUIDE("Guides"),
  STATEMENT("Statements and commands"),
  FUNCTION("Functions"),
  OPERATOR("Operators"),
  CLAUSE("Words inside statements"),
  COMMAND("Beyond the original"),
  ERROR("Errors");

  private final String heading;

  Kind(String heading) {
    this.heading = heading;
  }

  /** What stands above the entries of this kind. */
  public String heading() {
    return heading;
  }

  static Kind of(Keyword.Role role) {
    return switch (role) {
      case STATEMENT -> STATEMENT;
      case FUNCTION -> FUNCTION;
      case OPERATOR -> OPERATOR;
      case CLAUSE -> CLAUSE;
    };
  }
}
