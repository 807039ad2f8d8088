package org.mbasic.workspace;

/** The bytes of a saved field are damaged, or newer than this program. */
public final class CorruptField extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param reason what is wrong, without any of the content
   */
  public CorruptField(String reason) {
    super(reason);
  }

  public CorruptField(String reason, Throwable cause) {
    super(reason, cause);
  }
}
