package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that want all there is: they meet an error of BASIC, and their neighbours go on. */
@ArquillianTest
@RunAsClient
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileProgramIT {
  /** On a machine that has other things to do. */
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);

  @ArquillianResource private URI base;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  /** Arrays of 64 KB, more of them than a workspace may have. */
  private static String arrays() {
    StringBuilder lines = new StringBuilder();
    for (int line = 10; line < 150; line++) {
      lines.append(line).append(" DIM ").append((char) ('A' + line / 10)).append(line % 10);
      lines.append("#(8000)\n");
    }
    return lines.toString();
  }

  static Stream<Arguments> programs() {
    return Stream.of(
        Arguments.of(arrays(), "Out of memory in 141"),
        Arguments.of(
            """
            10 DIM A$(16000),B$(16000)
            20 FOR I=0 TO 16000:A$(I)=STRING$(255,65):B$(I)=STRING$(255,66):NEXT
            """,
            "Out of string space in 20"),
        Arguments.of(
            "10 FOR I=1 TO 10000:OPEN \"O\",1,\"F\"+MID$(STR$(I),2):CLOSE 1:NEXT\n",
            "Too many files in 10"),
        Arguments.of(
            "10 OPEN \"O\",1,\"F\":WHILE 1:PRINT#1,STRING$(255,42):WEND\n", "Disk full in 10"),
        Arguments.of("10 GOSUB 10\n", "Out of memory in 10"));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void it_meets_an_error_and_the_workspace_survives(String program, String error) {
    try (DeskClient tab = DeskClient.open(base)) {
      tab.edit(program).press("run").awaitOutput(error + "\r\nOk\r\n");
      tab.type("PRINT 6*7\r").awaitOutput(" 42 \r\nOk\r\n");
    }
  }

  @Test
  void neighbours_of_programs_that_never_end_are_answered() {
    List<DeskClient> hostile =
        Stream.of(
                "10 PRINT STRING$(255,42);:GOTO 10\n",
                "10 DIM A#(80,90)\n20 FOR I=0 TO 80:FOR J=0 TO 90:A#(I,J)=I*J:NEXT:NEXT:GOTO 20\n",
                "10 OPEN \"O\",1,\"F\":PRINT#1,\"X\":CLOSE 1:KILL \"F\":GOTO 10\n",
                "10 GOTO 10\n")
            .map(program -> DeskClient.open(base).edit(program).press("run").awaitMode("running"))
            .toList();
    try (DeskClient neighbour = DeskClient.open(base)) {
      for (int i = 0; i < 20; i++) {
        long asked = System.nanoTime();
        neighbour.type("PRINT " + i + "\r").awaitOutput(" " + i + " \r\nOk\r\n");
        Duration took = Duration.ofNanos(System.nanoTime() - asked);
        assertTrue(took.compareTo(ANSWERED_WITHIN) < 0, took::toString);
      }
    } finally {
      hostile.forEach(DeskClient::close);
    }
  }
}
