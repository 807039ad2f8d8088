package org.mbasic.workspace;

/**
 * A server process that runs workspaces.
 *
 * @param node a name no other running process has, and that a restart of this one changes
 */
public record Owner(String node) {
  public Owner {
    if (node.isBlank()) {
      throw new IllegalArgumentException("an owner needs a name");
    }
  }
}
