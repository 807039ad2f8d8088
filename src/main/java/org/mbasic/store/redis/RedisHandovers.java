package org.mbasic.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mbasic.workspace.HandoverRequests;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.WorkspaceId;

/**
 * Requests by publish and subscribe: each owner has the channel {@code <prefix>handover:<owner>}.
 */
public final class RedisHandovers implements HandoverRequests {
  private static final Logger LOG = Logger.getLogger(RedisHandovers.class.getName());

  /** After an outage: until an owner hears again, and has its own way to save again. */
  private static final Duration LONG_PATIENCE = Duration.ofSeconds(10);

  private final RedisLink link;
  private final String prefix;
  private final Owner self;

  /**
   * Says nothing and hears nothing yet.
   *
   * @param prefix of all channels
   * @param self whose channel to listen to
   */
  public RedisHandovers(RedisLink link, String prefix, Owner self) {
    this.link = link;
    this.prefix = prefix;
    this.self = self;
  }

  @Override
  public void ask(Owner owner, WorkspaceId id, Runnable unheard) {
    CompletionStage<?> unused =
        isUnheard(owner, id)
            .thenAccept(
                gone -> {
                  if (gone) {
                    unheard.run();
                  }
                });
  }

  /** What is asked for is a workspace that nobody has. */
  @Override
  public CompletionStage<Boolean> isGone(Owner owner) {
    return isUnheard(owner, WorkspaceId.random());
  }

  private CompletionStage<Boolean> isUnheard(Owner owner, WorkspaceId id) {
    if (link.unheard().is(owner)) {
      return CompletableFuture.completedStage(true);
    }
    return send(owner, id)
        .handle(
            (hearers, failure) -> {
              boolean gone = hearers != null && hearers == 0 && link.countsHearers();
              if (gone) {
                link.unheard().note(owner);
              } else if (failure != null) {
                LOG.log(Level.FINE, "an owner could not be asked for a workspace", failure);
              }
              return gone;
            });
  }

  @Override
  public Duration patience() {
    return link.settling() ? LONG_PATIENCE : PATIENCE;
  }

  private CompletionStage<Long> send(Owner owner, WorkspaceId id) {
    byte[] message = id.value().getBytes(US_ASCII);
    return link.saves().ask(redis -> redis.publish(channel(owner), message));
  }

  @Override
  public void listen(Consumer<WorkspaceId> handover) {
    link.subscribe(
        channel(self),
        message -> {
          try {
            handover.accept(new WorkspaceId(new String(message, US_ASCII)));
          } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "a message to {0} is no workspace", self.node());
          }
        });
  }

  /** Whether this server may ask and listen. */
  CompletionStage<Void> trial() {
    return send(self, WorkspaceId.random()).thenCompose(sent -> link.tryHearing(channel(self)));
  }

  private String channel(Owner owner) {
    return prefix + "handover:" + owner.node();
  }
}
