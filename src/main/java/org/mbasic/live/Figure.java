package org.mbasic.live;

/**
 * One figure of a server, for Prometheus and for its status page.
 *
 * @param name for Prometheus
 * @param kind {@code counter} since the start, or {@code gauge} at the moment
 * @param help one line for people
 */
public record Figure(String name, String kind, String help, long value) {
  /** Adds it to a text as Prometheus reads it, version 0.0.4. */
  void write(StringBuilder text) {
    describe(text, name, kind, help);
    text.append(name).append(' ').append(value).append('\n');
  }

  /** Adds what it is. */
  static void describe(StringBuilder text, String name, String kind, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(kind).append('\n');
  }
}
