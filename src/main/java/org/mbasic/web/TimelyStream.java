package org.mbasic.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Bytes that must all arrive within a while: who sends them slowly would keep a place from others.
 * Reading them later throws {@link IllegalArgumentException} with a sentence for the user.
 */
final class TimelyStream extends FilterInputStream {
  private final LongSupplier nanoTime;
  private final long end;

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  TimelyStream(InputStream bytes, Duration patience, LongSupplier nanoTime) {
    super(bytes);
    this.nanoTime = nanoTime;
    end = nanoTime.getAsLong() + patience.toNanos();
  }

  @Override
  public int read() throws IOException {
    return timely(super.read());
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return timely(super.read(bytes, offset, length));
  }

  private int timely(int result) throws IOException {
    if (nanoTime.getAsLong() - end > 0) {
      throw new IllegalArgumentException("The file did not arrive in time.");
    }
    return result;
  }
}
