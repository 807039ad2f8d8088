package org.mbasic.protocol;

/**
 * The way to one attached page. Sending never blocks and never throws; a broken wire says so in the
 * answer.
 */
public interface Wire {
  /** The answer to a frame. */
  @FunctionalInterface
  interface Sent {
    /**
     * Comes once for each frame, on any thread.
     *
     * @param arrived false when the wire is broken
     */
    void done(boolean arrived);
  }

  /** Sends a frame; the next one may follow only after the answer. */
  void send(String frame, Sent answer);

  /** Whether it has not been closed by either side. */
  boolean open();

  /** Asks the page's browser for a sign of life. */
  void ping();

  /** Nanoseconds, by {@link System#nanoTime}, of the last sign of life. */
  long heard();

  /** The page's address, as limits count it. */
  String address();

  /** Closes it; one that is closed stays so. */
  void close(Close code, String reason);

  /**
   * Close codes of RFC 6455, section 7.4.1, of the IANA registry, and own ones from 4000, by what
   * the page does next.
   */
  enum Close {
    /** Nothing more comes from this server for this page. */
    NORMAL(1000),
    /** Not a page of ours, or one that does not keep to the protocol. */
    POLICY(1008),
    /** A frame longer than any of the protocol. */
    TOO_BIG(1009),
    /** The page is to come again at once: the server is being stopped. */
    RESTART(1012),
    /** The page is to come again a little later. */
    LATER(1013),
    /** The page's token is of an earlier session: it is to load itself again. */
    STALE(4001),
    /** Another server has the workspace: the page may look for it there, to mirror. */
    ELSEWHERE(4002),
    /** The user deletes the workspace: the page is to go to the one that its browser has then. */
    DELETED(4003);

    private final int code;

    Close(int code) {
      this.code = code;
    }

    /** The number. */
    public int code() {
      return code;
    }
  }
}
