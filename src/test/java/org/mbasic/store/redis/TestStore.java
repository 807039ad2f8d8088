package org.mbasic.store.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.mbasic.keys.KeyRing;
import org.mbasic.keys.Secrets;

/** Stores as tests make them. */
final class TestStore {
  static final String PREFIX = "test:";
  static final Duration LIFE = Duration.ofHours(24);
  static final KeyRing KEYS = new Secrets(List.of("a secret for tests")).ring("fields");

  private TestStore() {}

  static RedisStore over(RedisLink link) {
    return over(link, PREFIX);
  }

  static RedisStore over(RedisLink link, String prefix) {
    return new RedisStore(link, prefix, LIFE, KEYS, ForkJoinPool.commonPool());
  }
}
