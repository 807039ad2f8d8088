package org.mbasic.store.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.Base16;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * One of the scripts beside this class. Redis is sent its digest, and its text when it asks for it.
 */
final class Script {
  private final byte[] text;
  private final String digest;

  private Script(byte[] text) {
    this.text = text;
    digest = Base16.digest(text);
  }

  /** Reads a script from the class path. */
  static Script named(String name) {
    try (InputStream in = Script.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new Script(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CompletionStage<List<Object>> run(
      RedisClusterAsyncCommands<String, byte[]> redis, String key, byte[][] arguments) {
    return run(redis, new String[] {key}, arguments);
  }

  /**
   * @param keys in one slot of a cluster
   */
  CompletionStage<List<Object>> run(
      RedisClusterAsyncCommands<String, byte[]> redis, String[] keys, byte[][] arguments) {
    CompletionStage<List<Object>> known =
        redis.evalsha(digest, ScriptOutputType.MULTI, keys, arguments);
    return known.exceptionallyCompose(
        failure -> {
          if (isUnknown(failure)) {
            return redis.eval(text, ScriptOutputType.MULTI, keys, arguments);
          }
          throw new CompletionException(failure);
        });
  }

  private static boolean isUnknown(Throwable failure) {
    return failure instanceof RedisNoScriptException
        || failure.getCause() instanceof RedisNoScriptException;
  }
}
