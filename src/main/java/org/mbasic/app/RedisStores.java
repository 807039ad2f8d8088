package org.mbasic.app;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.mbasic.store.redis.RedisAddress;
import org.mbasic.store.redis.RedisCheck;
import org.mbasic.store.redis.RedisHandovers;
import org.mbasic.store.redis.RedisLink;
import org.mbasic.store.redis.RedisStore;
import org.mbasic.store.redis.RefusedByRedis;
import org.mbasic.web.BrowserStores;
import org.mbasic.web.Finding;
import org.mbasic.workspace.HandoverRequests;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.WorkspaceStore;

/** All workspaces in one Redis. */
final class RedisStores implements BrowserStores, AutoCloseable {
  private final RedisLink link;
  private final RedisStore store;
  private final RedisHandovers handovers;
  private final RedisCheck check;
  private final RedisFindings findings;
  private final Owner owner;

  /**
   * Connects; a Redis that is not there yet is tried again later.
   *
   * @param openers where what was read is decrypted
   */
  RedisStores(RedisAddress address, Settings settings, Owner owner, Executor openers) {
    link = new RedisLink(address);
    store =
        new RedisStore(
            link, settings.redisPrefix(), settings.life(), settings.keys().ring("fields"), openers);
    handovers = new RedisHandovers(link, settings.redisPrefix(), owner);
    check = new RedisCheck(link, store, handovers, owner);
    findings = new RedisFindings(settings, address, Clock.systemUTC());
    this.owner = owner;
  }

  /**
   * Tries Redis, and waits a little for it.
   *
   * @throws RefusedByRedis when waiting does not help
   */
  void check() throws RefusedByRedis {
    check.start();
  }

  @Override
  public WorkspaceStore forSession(@Nullable HttpSession session) {
    return store;
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public int kept() {
    return 0;
  }

  @Override
  public HandoverRequests handovers() {
    return handovers;
  }

  @Override
  public Optional<StoreUnavailable.Reason> outage() {
    return link.trouble().or(check::outstanding).map(StoreUnavailable::reason);
  }

  @Override
  public CompletionStage<List<Finding>> findings() {
    return findings.look(outage().isPresent(), check.reports());
  }

  @Override
  public Owner owner() {
    return owner;
  }

  @Override
  public void close() {
    link.close();
  }
}
