package org.mbasic.keys;

import java.util.List;
import java.util.Optional;

/** The keys for one purpose: the current one makes, all open. Immutable. */
public final class KeyRing {
  private final List<Key> keys;

  /**
   * @param keys the current one first
   */
  KeyRing(List<Key> keys) {
    this.keys = keys;
  }

  /** The key to make things with. */
  public Key current() {
    return keys.get(0);
  }

  /** The key of an id; empty when it is of none of the secrets. */
  public Optional<Key> find(int id) {
    return keys.stream().filter(key -> key.id() == id).findFirst();
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "KeyRing" + keys;
  }
}
