package org.mbasic.store.redis;

/** Redis is there but will not have us: waiting does not help, the deployment must be corrected. */
public final class RefusedByRedis extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  RefusedByRedis(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /** One line that shows no secret. */
  public String reason() {
    return reason;
  }
}
