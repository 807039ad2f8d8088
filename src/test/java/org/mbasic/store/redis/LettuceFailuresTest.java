package org.mbasic.store.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lettuce.core.internal.ExceptionFactory;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.StoreUnavailable.Reason;

/** What Redis answered, in the words of 7.0.15 and, within scripts, of 6.2.11. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LettuceFailuresTest {
  /** How Redis 7 ends what a command within a script answered. */
  private static final String SINCE_7 = " script: 52d55e109120, on @user_script:9.";

  /** How older ones begin it. */
  private static final String BEFORE_7 =
      "ERR Error running script (call to f_52d55e109120): @user_script:9: @user_script: 9: -";

  private static Throwable failure(String answer) {
    return new CompletionException(ExceptionFactory.createExecutionException(answer));
  }

  private static Reason reason(String answer) {
    return LettuceFailures.unavailable(failure(answer)).reason();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "SILENT, READONLY You can't write against a read only replica.",
        "SILENT, MISCONF Redis is configured to save RDB snapshots",
        "SILENT, NOREPLICAS Not enough good replicas to write.",
        "FULL, OOM command not allowed when used memory > 'maxmemory'.",
        "REFUSED, NOPERM ACL failure in script",
      })
  void within_scripts_of_any_release_the_code_counts(Reason expected, String answer) {
    assertEquals(expected, reason(answer));
    assertEquals(expected, reason(answer + SINCE_7));
    assertEquals(expected, reason(BEFORE_7 + answer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", BEFORE_7})
  void a_replica_is_known_by_its_answer(String before) {
    assertEquals(true, LettuceFailures.isReadOnly(failure(before + "READONLY You can't write")));
    assertEquals(false, LettuceFailures.isReadOnly(failure(before + "MISCONF READONLY")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERR max number of clients reached",
        "ERR max number of clients + cluster connections reached",
        "LOADING Redis is loading the dataset in memory",
        "BUSY Redis is busy running a script.",
        "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
        "CLUSTERDOWN The cluster is down",
        "TRYAGAIN Multiple keys request during rehashing of slot",
        "ASK 3999 127.0.0.1:6381",
        "UNBLOCKED force unblock from blocking operation",
        "ERR something that nobody has seen yet",
      })
  void what_may_pass_refuses_nobody(String answer) {
    assertEquals(Reason.SILENT, reason(answer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOAUTH Authentication required.",
        "WRONGPASS invalid username-password pair or user is disabled.",
        "ERR invalid password",
        "ERR Client sent AUTH, but no password is set",
        "ERR AUTH <password> called without any password configured for the default user. Are you sure?",
        "NOPERM this user has no permissions to run the 'hset' command",
        "ERR The user executing the script can't run this command or subcommand" + SINCE_7,
        "ERR Error running script (call to f_52d5): @user_script:1: @user_script: 1: The user executing the script can't access at least one of the keys mentioned in the command arguments",
        "DENIED Redis is running in protected mode",
        "MOVED 3999 127.0.0.1:6381",
        "CROSSSLOT Keys in request don't hash to the same slot",
        "ERR This instance has cluster support disabled",
        "ERR SELECT is not allowed in cluster mode",
        "ERR DB index is out of range",
        "ERR invalid DB index",
        "ERR unknown command `unlink`, with args beginning with: ",
        "ERR Unknown Redis command called from script" + SINCE_7,
        "ERR wrong number of arguments for 'hset' command",
        "ERR Error running script (call to f_52d5): @user_script:1: WRONGTYPE Operation against a key holding the wrong kind of value",
      })
  void what_waiting_does_not_help_refuses(String answer) {
    StoreUnavailable failure = LettuceFailures.unavailable(failure(answer));
    assertEquals(Reason.REFUSED, failure.reason(), failure.getMessage());
  }
}
