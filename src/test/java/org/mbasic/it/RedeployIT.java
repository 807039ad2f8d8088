package org.mbasic.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.store.redis.RedisServer;

/**
 * The application is taken out of a running server and put in again: pages go on, and no thread of
 * the former application stays. {@code -Dmbasic.test.redeployments=10} does it more often.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RedeployIT {
  private static final int TIMES = Integer.getInteger("mbasic.test.redeployments", 2);

  private static final String COUNT = "10 I=I+1:PRINT I:FOR J=1 TO 20000:NEXT:GOTO 10\n";

  @Test
  void pages_go_on_and_no_thread_stays() throws Exception {
    try (RedisServer redis = new RedisServer();
        ServerProcess server = WildFly.start("redeploy", InRedis.at(redis.url()));
        DeskClient tab = DeskClient.open(server.page()).stay()) {
      tab.edit(COUNT).press("run").awaitShown(500);
      int threads = threads(server);
      assertTrue(threads > 0);
      for (int i = 1; i <= TIMES; i++) {
        WildFly.redeploy(server);
        long shown = tab.awaitLosses(i).shownAtLoss();
        tab.awaitConnected();
        assertTrue(
            ServerProcess.STOPPED.contains(tab.closings().get(0)), "closed by " + tab.closings());
        tab.awaitShown(shown + 100);
      }
      tab.press("stop").awaitMode("ready");
      int now = threads(server);
      // They begin when they are needed, but those of one former application would double them.
      assertTrue(now < 2 * threads, threads + " before, " + now + " now");
    }
  }

  /** Of the connections to Redis. */
  private static int threads(ServerProcess server) throws Exception {
    Matcher named = Pattern.compile("(?m)^\"lettuce-").matcher(server.diagnose("Thread.print"));
    return (int) named.results().count();
  }
}
