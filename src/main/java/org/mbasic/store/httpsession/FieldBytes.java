package org.mbasic.store.httpsession;

import java.io.Serializable;

/** The bytes of one field as a session attribute. Never changed: a new value is a new object. */
final class FieldBytes implements Serializable {
  private static final long serialVersionUID = 1;

  private final byte[] bytes;

  FieldBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }
}
