package org.mbasic.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All that a deployment can set. Each has the same name as a system property and as an env-entry;
 * in the environment it is in capitals with _ between its words.
 */
enum Setting {
  /** {@code http-session} or {@code redis}; unset, redis when there is an address for it. */
  SESSION_STORE("mbasic.session.store", ""),
  /** {@code tab} or {@code browser}; unset, tab with http-session and browser with redis. */
  SESSION_SCOPE("mbasic.session.scope", ""),
  /** Hours that a workspace in Redis lives after its last use. */
  SESSION_HOURS("mbasic.session.hours", "24"),
  /** Seconds between two saves of a workspace that goes on changing. */
  SAVE_SECONDS("mbasic.save.seconds", "5"),
  /** Minutes without use after which a workspace leaves memory, its pages staying. */
  IDLE_MINUTES("mbasic.idle.minutes", "10"),
  /** Seconds after which a workspace without a page leaves memory. */
  DETACHED_SECONDS("mbasic.detached.seconds", "300"),
  /** Seconds that a program goes on without a page. */
  UNATTENDED_SECONDS("mbasic.unattended.seconds", "10"),
  /** Saves under way at once. */
  SAVES_UNDER_WAY("mbasic.save.at-once", "64"),
  /** Saves a second, when Redis is back after it was away. */
  SAVES_PER_SECOND("mbasic.save.per-second", "500"),
  /**
   * Workspaces that Redis does not have, before new ones are refused; fewer than there may be.
   * Unset, as many as seems right for those.
   */
  UNSAVED_WORKSPACES("mbasic.save.unsaved-workspaces", ""),
  /** {@code local} or {@code all}: who may read the metrics. */
  METRICS("mbasic.metrics", "local"),
  /** Address of Redis; see {@link org.mbasic.store.redis.RedisUris}. */
  REDIS_URL("mbasic.redis.url", "", "NICEGUI_REDIS_URL"),
  /** Whether the address names nodes of a cluster. */
  REDIS_CLUSTER("mbasic.redis.cluster", "false"),
  /** File of the certificates that may sign that of Redis; unset, the JDK's. */
  REDIS_CA_FILE("mbasic.redis.ca-file", ""),
  /** Password of the sentinels. */
  REDIS_SENTINEL_PASSWORD("mbasic.redis.sentinel-password", ""),
  /** What the keys in Redis begin with. */
  REDIS_KEY_PREFIX("mbasic.redis.key-prefix", "mbasic:", "NICEGUI_REDIS_KEY_PREFIX"),
  /** Signs cookies and seals what Redis keeps; the same on all servers. */
  STORAGE_SECRET("mbasic.storage.secret", ""),
  /** Secrets, with commas between them, whose cookies and saved state are accepted too. */
  PREVIOUS_SECRETS("mbasic.storage.previous-secrets", ""),
  /** Name of this server; unset, the container's or the machine's. */
  NODE("mbasic.node", ""),
  /** Lets Redis be used without a secret. */
  DEVELOPMENT("mbasic.development", "false"),
  /** Origins, with commas between them, of pages that may talk to this server. */
  ORIGINS("mbasic.origins", ""),
  /** Addresses and networks, with commas between them, of proxies that are trusted. */
  PROXIES("mbasic.proxies", ""),
  /** Workspaces on this server at which no new one begins. */
  WORKSPACES("mbasic.limit.workspaces", "10000"),
  /** Seconds that a program may run, waiting not counted, while its user does nothing. */
  RUN_SECONDS("mbasic.limit.run-seconds", "3600"),
  /** Requests a minute for each address. */
  REQUESTS("mbasic.limit.requests", "60000"),
  /** New workspaces a minute for each address. */
  NEW_WORKSPACES("mbasic.limit.new-workspaces", "120"),
  /** Handshakes a minute for each address. */
  HANDSHAKES("mbasic.limit.handshakes", "1200"),
  /** Messages a second of each socket, on an average of ten. */
  SOCKET_MESSAGES("mbasic.limit.socket-messages", "100"),
  /** Characters a second of each socket, on an average of ten. */
  SOCKET_CHARACTERS("mbasic.limit.socket-characters", "1048576"),
  /** Bytes of array elements and of the strings in them, and as many characters of a program. */
  MEMORY_BYTES("mbasic.limit.memory-bytes", "8388608"),
  /** FOR, WHILE and GOSUB within one another. */
  STACK_DEPTH("mbasic.limit.stack-depth", "5000"),
  /** DEF FN calls within one another. */
  CALL_DEPTH("mbasic.limit.call-depth", "40"),
  /** Files open at once, 15 at most. */
  OPEN_FILES("mbasic.limit.open-files", "3"),
  /** Keys typed ahead. */
  TYPED_KEYS("mbasic.limit.typed-keys", "65536"),
  /** Characters that a page may be behind before the program waits for it. */
  UNSHOWN_CHARACTERS("mbasic.limit.unshown-characters", "262144"),
  /** Characters of output kept. */
  OUTPUT_CHARACTERS("mbasic.limit.output-characters", "1048576"),
  /** Files on a workspace's disk. */
  FILES("mbasic.limit.files", "64"),
  /** Bytes of all files together. */
  FILE_BYTES("mbasic.limit.file-bytes", "4194304"),
  /** Characters in the editor, 1048576 at most. */
  PROGRAM_CHARACTERS("mbasic.limit.program-characters", "1048576");

  private final String key;
  private final String preset;
  private final String older;

  Setting(String key, String preset) {
    this(key, preset, "");
  }

  /**
   * @param older name in the environment that the original gave it, or empty
   */
  Setting(String key, String preset, String older) {
    this.key = key;
    this.preset = preset;
    this.older = older;
  }

  String key() {
    return key;
  }

  /** Names in the environment, the first that is set counts. */
  List<String> variables() {
    String own = key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    return older.isEmpty() ? List.of(own) : List.of(own, older);
  }

  /** The value when nobody sets one; empty for none. */
  Optional<String> preset() {
    return Optional.of(preset).filter(value -> !value.isEmpty());
  }
}
