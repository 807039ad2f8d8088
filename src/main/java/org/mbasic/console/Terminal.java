package org.mbasic.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The user's terminal, made to hand over each key as it is typed and to leave the echo to the
 * machine. Done by the system's own {@code stty}; where there is none, or no terminal, nothing
 * changes.
 */
final class Terminal implements AutoCloseable {
  private final @Nullable String settings;

  private Terminal(@Nullable String settings) {
    this.settings = settings;
  }

  /** No terminal is touched. */
  static Terminal none() {
    return new Terminal(null);
  }

  /** Takes the terminal over; {@link #close} gives it back, the end of the process as well. */
  static Terminal open() {
    String settings = stty("-g");
    if (settings != null && stty("-icanon -echo -isig min 1") == null) {
      settings = null;
    }
    Terminal terminal = new Terminal(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(terminal::close));
    return terminal;
  }

  /** Whether keys come one by one, without an echo of the system's. */
  boolean keyByKey() {
    return settings != null;
  }

  /** What the command prints, or null when it cannot be run. */
  private static @Nullable String stty(String arguments) {
    try {
      Process stty =
          new ProcessBuilder("sh", "-c", "stty " + arguments)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String printed =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return stty.waitFor() == 0 ? printed.strip() : null;
    } catch (IOException unknownCommand) {
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  @Override
  public void close() {
    if (settings != null) {
      stty(settings);
    }
  }
}
