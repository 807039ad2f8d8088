package org.mbasic.live;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mbasic.protocol.ClientMessage;
import org.mbasic.protocol.ServerMessage;

/**
 * Whole workspaces as files on their way to and from a page, in parts. Confined to the desk's turn.
 */
final class Transfers {
  /** What the page is taking, or empty. */
  private String leaving = "";

  /** Parts of what the page is bringing, whose last part has not come yet; null for none. */
  private @Nullable StringBuilder arriving;

  /** Whether the page has not taken all yet. */
  boolean leaving() {
    return !leaving.isEmpty();
  }

  /** What the page has not taken yet it does not get. */
  void giveUp() {
    leaving = "";
  }

  /** What the page has not brought whole it has not brought. */
  void forget() {
    arriving = null;
  }

  /**
   * A part from the page.
   *
   * @param most bytes that it may bring
   * @return all of it with the last part
   * @throws IllegalArgumentException with a sentence for the user when nothing is taken
   */
  Optional<byte[]> add(ClientMessage.Import part, long most) {
    StringBuilder parts = part.offset() == 0 ? new StringBuilder() : arriving;
    arriving = null;
    if (part.size() > most) {
      throw new IllegalArgumentException("The file is too large for a workspace.");
    }
    if (parts == null
        || part.offset() != parts.length()
        || part.size() - part.offset() < part.text().length()) {
      throw new IllegalArgumentException("The file did not arrive whole. Import it again.");
    }
    parts.append(part.text());
    if (parts.length() == part.size()) {
      return Optional.of(parts.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
    arriving = parts;
    return Optional.empty();
  }

  /**
   * A part for the page; none when there is no more, or the export was given up.
   *
   * @param whole gives the workspace, for the first part
   */
  ServerMessage part(long offset, Supplier<String> whole) {
    if (offset == 0) {
      leaving = whole.get();
    }
    String all = leaving;
    int from = (int) Math.min(offset, all.length());
    int to = Math.min(all.length(), from + Panels.MOST_CHARACTERS);
    if (to == all.length()) {
      leaving = "";
    }
    return new ServerMessage.Bundle(offset, all.substring(from, to), all.length());
  }
}
