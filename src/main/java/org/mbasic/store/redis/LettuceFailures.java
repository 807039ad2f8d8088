package org.mbasic.store.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.StoreUnavailable.Reason;

/** What Lettuce's exceptions mean for those who use the store. */
final class LettuceFailures {
  private static final String UNSENT = "Currently not connected. Commands are rejected.";
  private static final String FULL = "OOM command not allowed";
  private static final String READ_ONLY = "READONLY";

  /** How servers before Redis 7 begin what a command within a script answered. */
  private static final Pattern OF_SCRIPT =
      Pattern.compile("^ERR Error running script \\(call to \\w+\\): (@user_script: ?\\d+: )+-?");

  /**
   * What waiting does not help against: the password, the rights, a cluster where none is expected
   * or none where one is, a database that is not there, commands that the server lacks. Whatever
   * else a server answers is tried again.
   */
  private static final Pattern REFUSAL =
      Pattern.compile(
          "^(NOAUTH|WRONGPASS|NOPERM|DENIED|MOVED|CROSSSLOT|WRONGTYPE) "
              + "|^ERR invalid password|^ERR .*no password is set|^ERR AUTH "
              + "|user executing the script can't"
              + "|cluster support disabled|not allowed in cluster mode"
              + "|DB index|(?i:unknown (redis )?command|wrong number of arg)");

  private LettuceFailures() {}

  /** Tells apart what to do about it. */
  static StoreUnavailable unavailable(@Nullable Throwable failure) {
    if (failure == null) {
      return new StoreUnavailable(Reason.SILENT, "Redis does not answer", null);
    }
    Optional<Throwable> known = find(StoreUnavailable.class::isInstance, failure);
    if (known.isPresent()) {
      return (StoreUnavailable) known.get();
    }
    if (says(FULL, failure)) {
      return new StoreUnavailable(Reason.FULL, "Redis is full", failure);
    }
    return refusal(failure)
        .map(text -> new StoreUnavailable(Reason.REFUSED, text, failure))
        .orElseGet(
            () ->
                new StoreUnavailable(
                    Reason.SILENT, "Redis does not answer: " + deepest(failure), failure));
  }

  /** What the deployment must put right, if that is the cause. */
  private static Optional<String> refusal(Throwable failure) {
    if (isOf(SSLException.class, failure)) {
      return Optional.of("Redis has no TLS that this server trusts");
    }
    return find(cause -> REFUSAL.matcher(answer(cause)).find(), failure)
        .map(LettuceFailures::answer)
        .map(
            answer ->
                answer.startsWith("MOVED")
                    ? "Redis is one node of a cluster, which has a setting of its own"
                    : "Redis refuses: " + answer);
  }

  /**
   * What a server answered, without what it says of the script that was told so; empty when this is
   * no answer.
   */
  private static String answer(Throwable failure) {
    return failure instanceof RedisCommandExecutionException
        ? OF_SCRIPT.matcher(line(failure)).replaceFirst("")
        : "";
  }

  /** Whether a server answered that it is a replica, which others write to. */
  static boolean isReadOnly(Throwable failure) {
    return find(cause -> answer(cause).startsWith(READ_ONLY), failure).isPresent();
  }

  /** Whether one of the causes is of a kind. */
  static boolean isOf(Class<? extends Throwable> kind, Throwable failure) {
    return find(kind::isInstance, failure).isPresent();
  }

  /**
   * Whether Lettuce rejected a command because a connection is not up, so that nothing was sent.
   */
  static boolean isUnsent(Throwable failure) {
    return says(UNSENT, failure);
  }

  private static boolean says(String part, Throwable failure) {
    return find(cause -> line(cause).contains(part), failure).isPresent();
  }

  /** Looks through causes and what was suppressed, as for sentinels tried in vain. */
  private static Optional<Throwable> find(Predicate<Throwable> wanted, Throwable failure) {
    Deque<Throwable> left = new ArrayDeque<>(List.of(failure));
    while (!left.isEmpty()) {
      Throwable next = left.remove();
      if (wanted.test(next)) {
        return Optional.of(next);
      }
      if (next.getCause() != null) {
        left.add(next.getCause());
      }
      left.addAll(Arrays.asList(next.getSuppressed()));
    }
    return Optional.empty();
  }

  private static String deepest(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return line(cause);
  }

  private static String line(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
