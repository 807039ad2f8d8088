package org.mbasic.workspace;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A store did not do what it was asked, or did not say that it did. */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What is the matter. */
  public enum Reason {
    /** It gave no answer, none in time, or one of no use here: whether it acted is not known. */
    SILENT,
    /** It has no room; it wrote nothing. */
    FULL,
    /** It does not let this server do that; it wrote nothing. */
    REFUSED,
    /** It is there no more, and what was in it neither; the next one has nothing of it. */
    ENDED
  }

  private final Reason reason;

  /**
   * The store answered with something that cannot be used here and now.
   *
   * @param message as below
   */
  public StoreUnavailable(String message) {
    this(Reason.SILENT, message, null);
  }

  /**
   * Nothing is known about what the store did.
   *
   * @param message what failed, for the log; without addresses' passwords and without saved bytes
   */
  public StoreUnavailable(String message, Throwable cause) {
    this(Reason.SILENT, message, cause);
  }

  /**
   * A failure whose reason is known.
   *
   * @param message as above
   */
  public StoreUnavailable(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What is the matter. */
  public Reason reason() {
    return reason;
  }

  /** What is the matter with a store whose call ended so: with anything else it did not answer. */
  public static Reason reasonOf(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof StoreUnavailable known ? known.reason() : Reason.SILENT;
  }
}
