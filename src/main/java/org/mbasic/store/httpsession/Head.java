package org.mbasic.store.httpsession;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.Ownership;

/**
 * What decides about saves of one workspace, and which fields the last one left; a text among the
 * attributes, since containers replicate texts without asking.
 *
 * @param node of the owner
 * @param fingerprint of the last save
 * @param fields by name, each with the version of the save that wrote it
 */
record Head(long epoch, long version, long fingerprint, String node, Map<String, Long> fields) {
  private static final int FIELDS = 4;

  /** Of a workspace that was deleted. */
  static final Head DELETED = new Head(0, 0, 0, "", Map.of());

  /** Copies the map. */
  Head {
    fields = Map.copyOf(fields);
  }

  /** Reads {@link #text}. */
  static Head parse(String text) {
    String[] parts = text.split(" ", -1);
    Map<String, Long> fields = new TreeMap<>();
    for (int i = FIELDS; i < parts.length; i += 2) {
      fields.put(URLDecoder.decode(parts[i], UTF_8), Long.parseLong(parts[i + 1]));
    }
    return new Head(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        URLDecoder.decode(parts[3], UTF_8),
        fields);
  }

  /** Numbers, and names in which no blank is left, with blanks between them. */
  String text() {
    StringJoiner text = new StringJoiner(" ");
    text.add(Long.toString(epoch)).add(Long.toString(version)).add(Long.toString(fingerprint));
    text.add(URLEncoder.encode(node, UTF_8));
    fields.forEach(
        (name, written) -> text.add(URLEncoder.encode(name, UTF_8)).add(Long.toString(written)));
    return text.toString();
  }

  boolean ownedBy(Ownership ownership) {
    return epoch == ownership.epoch() && node.equals(ownership.owner().node());
  }

  Head ownedBy(Owner owner, long minimumEpoch) {
    if (node.equals(owner.node()) && epoch >= minimumEpoch) {
      return this;
    }
    return new Head(Math.max(epoch, minimumEpoch) + 1, version, fingerprint, owner.node(), fields);
  }
}
