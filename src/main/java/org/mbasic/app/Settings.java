package org.mbasic.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mbasic.keys.Secrets;
import org.mbasic.live.Access;
import org.mbasic.live.Networks;
import org.mbasic.live.WebSettings;
import org.mbasic.machine.MachineLimits;
import org.mbasic.store.redis.RedisAddress;
import org.mbasic.store.redis.RedisUris;
import org.mbasic.web.Origins;
import org.mbasic.workspace.DeskLimits;

/**
 * The settings of a deployment, checked.
 *
 * @param redisUrl as the deployment gives it; present when the store is Redis
 * @param redis the same, read, with what else is needed to connect
 * @param secrets the current one and those still accepted; empty when none is set
 * @param life of a workspace in Redis after its last use
 * @param node name of this server, when the deployment gives one
 */
public record Settings(
    Store store,
    Optional<String> redisUrl,
    Optional<RedisAddress> redis,
    String redisPrefix,
    Optional<Secrets> secrets,
    WebSettings.Scope scope,
    Duration life,
    int saveSeconds,
    WebSettings.Stay stay,
    WebSettings.Load load,
    boolean openMetrics,
    Optional<String> node,
    boolean development,
    DeskLimits limits,
    Access access) {
  /** Where workspaces are kept. */
  public enum Store {
    HTTP_SESSION,
    REDIS;

    /** As the setting spells it. */
    public String spelling() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final int SECRET_LENGTH = 32;
  private static final int SECRET_VARIETY = 8;
  private static final String SECRET =
      "a secret of " + SECRET_LENGTH + " characters or more, the same on all servers";

  /** What guides and examples write where a secret is to be put. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(change|replace).{0,3}(me|this|it|in)|your.{0,3}(own|secret|key|private)|^dev-",
          Pattern.CASE_INSENSITIVE);

  private enum Readers {
    LOCAL,
    ALL
  }

  /** What a workspace may take of memory at most, whoever sets it. */
  private static final int BYTES_AT_MOST = 1 << 28;

  private static final int CHARACTERS_AT_MOST = 1 << 24;
  private static final int KEYS_AT_MOST = 1 << 20;
  private static final int HOURS_AT_MOST = 24 * 366;
  private static final int SECONDS_AT_MOST = 3_600;
  private static final int MINUTES_AT_MOST = 24 * 60;
  private static final int UNSAVED_WORKSPACES = 5_000;

  /**
   * Reads and checks all settings.
   *
   * @throws WrongSetting for the first that is wrong
   */
  static Settings read(SettingSource source) {
    Optional<String> url = source.value(Setting.REDIS_URL);
    Store store =
        choice(
            source,
            Setting.SESSION_STORE,
            Store.class,
            url.isPresent() ? Store.REDIS : Store.HTTP_SESSION);
    WebSettings.Scope scope =
        choice(
            source,
            Setting.SESSION_SCOPE,
            WebSettings.Scope.class,
            store == Store.REDIS ? WebSettings.Scope.BROWSER : WebSettings.Scope.TAB);
    boolean development = flag(source, Setting.DEVELOPMENT);
    Optional<RedisAddress> redis = Optional.empty();
    if (store == Store.REDIS) {
      redis = Optional.of(address(source, url));
    }
    WebSettings.Stay stay = stay(source);
    return new Settings(
        store,
        url.filter(set -> store == Store.REDIS),
        redis,
        source.value(Setting.REDIS_KEY_PREFIX).orElse(""),
        secrets(source, store == Store.REDIS, development),
        scope,
        Duration.ofHours(number(source, Setting.SESSION_HOURS, HOURS_AT_MOST)),
        (int) number(source, Setting.SAVE_SECONDS, SECONDS_AT_MOST),
        stay,
        new WebSettings.Load(
            (int) number(source, Setting.SAVES_UNDER_WAY, 100_000),
            (int) number(source, Setting.SAVES_PER_SECOND, 1_000_000),
            unsaved(source, stay.workspaces())),
        choice(source, Setting.METRICS, Readers.class, Readers.LOCAL) == Readers.ALL,
        source.value(Setting.NODE),
        development,
        limits(source),
        access(source));
  }

  private static WebSettings.Stay stay(SettingSource source) {
    return new WebSettings.Stay(
        (int) number(source, Setting.WORKSPACES, Integer.MAX_VALUE),
        (int) number(source, Setting.IDLE_MINUTES, MINUTES_AT_MOST),
        (int) number(source, Setting.DETACHED_SECONDS, SECONDS_AT_MOST),
        (int) number(source, Setting.UNATTENDED_SECONDS, SECONDS_AT_MOST),
        (int) number(source, Setting.RUN_SECONDS, Integer.MAX_VALUE),
        (int) number(source, Setting.UNSHOWN_CHARACTERS, CHARACTERS_AT_MOST));
  }

  /** Fewer than there may be, or they would never be too many. */
  private static int unsaved(SettingSource source, int workspaces) {
    if (source.value(Setting.UNSAVED_WORKSPACES).isEmpty()) {
      return Math.max(1, Math.min(UNSAVED_WORKSPACES, workspaces / 2));
    }
    long set = number(source, Setting.UNSAVED_WORKSPACES, Integer.MAX_VALUE);
    if (set >= workspaces) {
      throw new WrongSetting(
          Setting.UNSAVED_WORKSPACES,
          "must be fewer than " + Setting.WORKSPACES.key() + ", which is " + workspaces);
    }
    return (int) set;
  }

  private static Access access(SettingSource source) {
    return new Access(
        list(source, Setting.ORIGINS, Origins::parse),
        list(source, Setting.PROXIES, Networks::parse),
        (int) number(source, Setting.REQUESTS, Integer.MAX_VALUE),
        (int) number(source, Setting.NEW_WORKSPACES, Integer.MAX_VALUE),
        (int) number(source, Setting.HANDSHAKES, Integer.MAX_VALUE),
        (int) number(source, Setting.SOCKET_MESSAGES, Integer.MAX_VALUE),
        (int) number(source, Setting.SOCKET_CHARACTERS, Integer.MAX_VALUE));
  }

  /** A value with commas in it, of which the parser's complaint names the wrong part. */
  private static <T> T list(SettingSource source, Setting setting, Function<String, T> parser) {
    try {
      return parser.apply(source.value(setting).orElse(""));
    } catch (IllegalArgumentException e) {
      throw new WrongSetting(setting, "has a part of the wrong form: " + e.getMessage());
    }
  }

  private static DeskLimits limits(SettingSource source) {
    MachineLimits machine =
        new MachineLimits(
            number(source, Setting.MEMORY_BYTES, BYTES_AT_MOST),
            (int) number(source, Setting.STACK_DEPTH, 1_000_000),
            (int) number(source, Setting.CALL_DEPTH, 200),
            (int) number(source, Setting.OPEN_FILES, 15),
            (int) number(source, Setting.TYPED_KEYS, KEYS_AT_MOST));
    return new DeskLimits(
        machine,
        (int) number(source, Setting.OUTPUT_CHARACTERS, CHARACTERS_AT_MOST),
        (int) number(source, Setting.FILES, 10_000),
        number(source, Setting.FILE_BYTES, BYTES_AT_MOST),
        (int) number(source, Setting.PROGRAM_CHARACTERS, WebSettings.MOST_PROGRAM_CHARACTERS));
  }

  private static RedisAddress address(SettingSource source, Optional<String> url) {
    if (url.isEmpty()) {
      throw new WrongSetting(Setting.REDIS_URL, "must name the Redis to use");
    }
    RedisUris.Options options =
        new RedisUris.Options(
            flag(source, Setting.REDIS_CLUSTER),
            source.value(Setting.REDIS_SENTINEL_PASSWORD),
            source.value(Setting.REDIS_CA_FILE).map(Settings::authorities));
    try {
      return RedisUris.parse(url.get(), options);
    } catch (IllegalArgumentException e) {
      throw new WrongSetting(Setting.REDIS_URL, "is " + e.getMessage());
    }
  }

  private static Path authorities(String file) {
    try {
      return RedisUris.authorities(file);
    } catch (IllegalArgumentException e) {
      throw new WrongSetting(Setting.REDIS_CA_FILE, String.valueOf(e.getMessage()));
    }
  }

  /** Without Redis one signs cookies, which must not be those of anybody who has read a guide. */
  private static Optional<Secrets> secrets(
      SettingSource source, boolean needed, boolean development) {
    List<String> secrets = new ArrayList<>();
    source.value(Setting.STORAGE_SECRET).ifPresent(secrets::add);
    if (needed && !development && secrets.isEmpty()) {
      throw new WrongSetting(
          Setting.STORAGE_SECRET, "must be set when workspaces are in Redis: " + SECRET);
    }
    List<String> previous =
        Stream.of(source.value(Setting.PREVIOUS_SECRETS).orElse("").split(",", -1))
            .map(String::strip)
            .filter(secret -> !secret.isEmpty())
            .toList();
    if (secrets.isEmpty() && !previous.isEmpty()) {
      throw new WrongSetting(
          Setting.PREVIOUS_SECRETS, "must not be set without " + Setting.STORAGE_SECRET.key());
    }
    secrets.addAll(previous);
    for (int i = 0; !development && i < secrets.size(); i++) {
      Setting setting = i == 0 ? Setting.STORAGE_SECRET : Setting.PREVIOUS_SECRETS;
      checkSecret(setting, secrets.get(i));
    }
    return secrets.isEmpty() ? Optional.empty() : Optional.of(new Secrets(secrets));
  }

  private static void checkSecret(Setting setting, String secret) {
    if (secret.length() < SECRET_LENGTH) {
      throw new WrongSetting(setting, "is too short: it must be " + SECRET);
    }
    if (PLACEHOLDER.matcher(secret).find() || secret.chars().distinct().count() < SECRET_VARIETY) {
      throw new WrongSetting(setting, "is one that anybody would try: it must be " + SECRET);
    }
  }

  private static <E extends Enum<E>> E choice(
      SettingSource source, Setting setting, Class<E> kind, E otherwise) {
    Optional<String> value = source.value(setting);
    if (value.isEmpty()) {
      return otherwise;
    }
    StringBuilder known = new StringBuilder();
    for (E constant : kind.getEnumConstants()) {
      String spelling = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (spelling.equals(value.get())) {
        return constant;
      }
      known.append(known.isEmpty() ? "" : " or ").append(spelling);
    }
    throw new WrongSetting(setting, "must be " + known + ", not " + value.get());
  }

  private static boolean flag(SettingSource source, Setting setting) {
    String value = source.value(setting).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw new WrongSetting(setting, "must be true or false, not " + value);
    }
    return value.equals("true");
  }

  private static long number(SettingSource source, Setting setting, long most) {
    String value = source.value(setting).orElse("");
    if (value.matches("\\d{1,18}")) {
      long number = Long.parseLong(value);
      if (number >= 1 && number <= most) {
        return number;
      }
    }
    throw new WrongSetting(setting, "must be a number from 1 to " + most + ", not " + value);
  }

  /** What keys are made of: without a secret something that everybody knows. */
  Secrets keys() {
    return secrets.orElse(Secrets.NONE);
  }

  /** Without the secret and the password. */
  @Override
  public String toString() {
    return "Settings[" + store + ", " + redisUrl.map(RedisUris::masked).orElse("no Redis") + "]";
  }
}
