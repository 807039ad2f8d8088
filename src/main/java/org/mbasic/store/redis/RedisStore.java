package org.mbasic.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.mbasic.keys.KeyRing;
import org.mbasic.workspace.Acquisition;
import org.mbasic.workspace.Fingerprint;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.SaveResult;
import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

/**
 * Keeps each workspace in one Redis hash, {@code <prefix>{<id>}}: one key, so that it expires and
 * is evicted as a whole, with the id in braces, so that a cluster keeps it in one slot. Redis 5 or
 * later.
 *
 * <p>Fields of the hash: {@code ep} epoch, {@code own} owner or empty, {@code ver} version, {@code
 * fp} fingerprint of the last save, {@code del} of a deleted one, {@code lx} for older releases,
 * and {@code f:<name>} for each field of the workspace, sealed: see {@link FieldSeal}. A save seals
 * on the caller's thread, an acquisition opens on one of the executor's, and the threads of the
 * connection do neither.
 */
public final class RedisStore implements WorkspaceStore {
  private static final String FIELD = "f:";

  /**
   * What a page may raise an epoch to. It may say anything, and the doubles of Lua are to have room
   * for those that follow.
   */
  private static final long HIGHEST = 1L << 52;

  private static final Script SAVE = Script.named("save.lua");
  private static final Script ACQUIRE = Script.named("acquire.lua");
  private static final Script RELEASE = Script.named("release.lua");
  private static final Script DELETE = Script.named("delete.lua");
  private static final Script QUARANTINE = Script.named("quarantine.lua");

  private final RedisLink link;
  private final String prefix;
  private final long life;
  private final FieldSeal seal;
  private final Executor openers;

  /**
   * A store with keys of its own.
   *
   * @param link whose connections are used
   * @param prefix of all keys
   * @param life of a workspace that nobody saves or touches
   * @param keys that fields are sealed with
   * @param openers where what was read is opened, and acquisitions are answered
   */
  public RedisStore(RedisLink link, String prefix, Duration life, KeyRing keys, Executor openers) {
    this.link = link;
    this.prefix = prefix;
    this.life = life.toMillis();
    seal = new FieldSeal(keys);
    this.openers = openers;
  }

  @Override
  public CompletionStage<Acquisition> acquire(
      WorkspaceId id, Owner owner, long minimumEpoch, boolean force) {
    byte[][] arguments =
        arguments(
                owner.node(),
                Math.min(minimumEpoch, HIGHEST),
                force ? 1 : 0,
                life,
                link.unheard().node())
            .toArray(byte[][]::new);
    return link.loads()
        .ask(
            commands ->
                ACQUIRE
                    .run(commands, key(id), arguments)
                    .thenApplyAsync(reply -> acquisition(id, owner, reply), openers));
  }

  private Acquisition acquisition(WorkspaceId id, Owner owner, List<Object> reply) {
    String word = text(reply.get(0));
    return switch (word) {
      case "NONE" -> new Acquisition.None();
      case "DELETED" -> new Acquisition.Deleted();
      case "BUSY" -> new Acquisition.Busy(new Owner(text(reply.get(1))));
      case "HELD" -> {
        FieldSeal.Opened opened = seal.open(id, fields(reply.get(3)));
        yield new Acquisition.Held(
            new Ownership(owner, number(reply.get(1))),
            number(reply.get(2)),
            opened.fields(),
            opened.outdated(),
            number(reply.get(4)) == 1);
      }
      default -> throw new IllegalStateException("acquire.lua answered " + word);
    };
  }

  private static Map<String, byte[]> fields(Object reply) {
    List<?> pairs = (List<?>) reply;
    Map<String, byte[]> fields = new HashMap<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      String name = text(pairs.get(i));
      if (name.startsWith(FIELD)) {
        fields.put(name.substring(FIELD.length()), (byte[]) pairs.get(i + 1));
      }
    }
    return fields;
  }

  @Override
  public CompletionStage<SaveResult> save(
      WorkspaceId id,
      Ownership ownership,
      long expectedVersion,
      Map<String, byte[]> changed,
      Set<String> removed) {
    long version = expectedVersion + 1;
    List<byte[]> arguments =
        arguments(
            ownership.epoch(),
            ownership.owner().node(),
            expectedVersion,
            version,
            seal.mark(id, version, Fingerprint.of(changed, removed)),
            life,
            changed.size());
    seal.seal(id, changed)
        .forEach(
            (name, bytes) -> {
              arguments.add(bytes(FIELD + name));
              arguments.add(bytes);
            });
    removed.forEach(name -> arguments.add(bytes(FIELD + name)));
    return link.saves()
        .ask(commands -> SAVE.run(commands, key(id), arguments.toArray(byte[][]::new)))
        .thenApply(RedisStore::saveResult);
  }

  private static SaveResult saveResult(List<Object> reply) {
    String word = text(reply.get(0));
    return switch (word) {
      case "SAVED" -> new SaveResult.Saved(number(reply.get(1)));
      case "ALREADY" -> new SaveResult.Already(number(reply.get(1)));
      case "CONFLICT" -> new SaveResult.Conflict(number(reply.get(1)));
      case "FENCED" -> new SaveResult.Fenced();
      case "DELETED" -> new SaveResult.Deleted();
      case "GONE" -> new SaveResult.Gone();
      default -> throw new IllegalStateException("save.lua answered " + word);
    };
  }

  @Override
  public CompletionStage<Void> touch(WorkspaceId id) {
    return link.saves().ask(commands -> commands.pexpire(key(id), life)).thenAccept(found -> {});
  }

  @Override
  public CompletionStage<Void> release(WorkspaceId id, Ownership ownership) {
    byte[][] arguments =
        arguments(ownership.epoch(), ownership.owner().node()).toArray(byte[][]::new);
    return link.saves()
        .ask(commands -> RELEASE.run(commands, key(id), arguments))
        .thenAccept(reply -> {});
  }

  /** The copy is {@code <prefix>quarantine:{<id>}:<version>}, a hash like the workspace's own. */
  @Override
  public CompletionStage<Void> quarantine(WorkspaceId id, long version) {
    String[] keys = {key(id), copyKey(id, version)};
    byte[][] arguments = arguments(life).toArray(byte[][]::new);
    return link.saves()
        .ask(commands -> QUARANTINE.run(commands, keys, arguments))
        .thenAccept(reply -> {});
  }

  @Override
  public CompletionStage<Void> delete(WorkspaceId id) {
    byte[][] arguments = arguments(life).toArray(byte[][]::new);
    return link.saves()
        .ask(commands -> DELETE.run(commands, key(id), arguments))
        .thenAccept(reply -> {});
  }

  /** Removes a workspace that nobody else has ever known of, with a copy, and leaves nothing. */
  CompletionStage<Void> forget(WorkspaceId id, long copied) {
    return link.saves()
        .ask(commands -> commands.unlink(key(id), copyKey(id, copied)))
        .thenAccept(found -> {});
  }

  /**
   * Does by itself what the scripts do, and leaves nothing: of a script Redis does not say what in
   * it was not permitted.
   *
   * @param id of no workspace
   */
  CompletionStage<Void> tryCommands(WorkspaceId id) {
    String key = key(id);
    return link.saves()
        .ask(
            redis ->
                redis
                    .hset(key, FIELD, new byte[1])
                    .thenCompose(set -> redis.pexpire(key, life))
                    .thenCompose(expires -> redis.hmget(key, FIELD))
                    .thenCompose(some -> redis.hgetall(key))
                    .thenCompose(all -> redis.hdel(key, FIELD))
                    .thenCompose(removed -> redis.unlink(key)))
        .thenAccept(gone -> {});
  }

  private String key(WorkspaceId id) {
    return prefix + '{' + id.value() + '}';
  }

  private String copyKey(WorkspaceId id, long version) {
    return prefix + "quarantine:{" + id.value() + "}:" + version;
  }

  /** A new list: {@link #save} adds to it. */
  private static List<byte[]> arguments(Object... values) {
    List<byte[]> arguments = new ArrayList<>();
    for (Object value : values) {
      arguments.add(bytes(value.toString()));
    }
    return arguments;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, UTF_8);
  }

  private static long number(Object bytes) {
    return Long.parseLong(text(bytes));
  }
}
