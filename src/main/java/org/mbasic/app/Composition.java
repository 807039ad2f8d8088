package org.mbasic.app;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.UUID;
import org.mbasic.live.WebSettings;
import org.mbasic.store.redis.RefusedByRedis;
import org.mbasic.web.BrowserStores;
import org.mbasic.web.Build;
import org.mbasic.workspace.DeskLimits;
import org.mbasic.workspace.Owner;

/**
 * Makes the one of each kind that the rest of the application is given. A wrong setting ends the
 * deployment with one line in the log.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // the container injects before anything else
public class Composition {
  private static final System.Logger LOG = System.getLogger(Composition.class.getName());

  /** Digits that tell a server from the one of the same name before its restart. */
  private static final int BOOT_DIGITS = 8;

  @Resource ManagedExecutorService openers;

  /** The deployment's settings. */
  @Produces
  @Singleton
  public Settings settings() {
    try {
      return Settings.read(SettingSource.ofDeployment());
    } catch (WrongSetting wrong) {
      LOG.log(System.Logger.Level.ERROR, wrong.line());
      throw wrong;
    }
  }

  /** What the browser's side needs to know of them. */
  @Produces
  @Singleton
  public WebSettings webSettings(Settings settings) {
    return new WebSettings(
        settings.store().spelling(),
        node(settings),
        settings.scope(),
        settings.life(),
        settings.saveSeconds(),
        settings.stay(),
        settings.keys(),
        settings.access(),
        settings.load(),
        settings.openMetrics());
  }

  /** Bounds of each workspace. */
  @Produces
  @Singleton
  public DeskLimits limits(Settings settings) {
    return settings.limits();
  }

  /** Where workspaces are kept; {@link #close} ends it with the application. */
  @Produces
  @ApplicationScoped
  public BrowserStores stores(Settings settings) {
    String boot = UUID.randomUUID().toString().substring(0, BOOT_DIGITS);
    Owner owner = new Owner(node(settings) + '/' + boot);
    if (settings.redis().isEmpty()) {
      return new SessionStores(owner);
    }
    RedisStores stores = new RedisStores(settings.redis().get(), settings, owner, openers);
    try {
      stores.check();
    } catch (RefusedByRedis refusal) {
      stores.close();
      WrongSetting wrong =
          new WrongSetting(Setting.REDIS_URL, "does not work: " + refusal.reason());
      LOG.log(System.Logger.Level.ERROR, wrong.line());
      throw wrong;
    }
    return stores;
  }

  void close(@Disposes BrowserStores stores) {
    if (stores instanceof RedisStores redis) {
      redis.close();
    }
  }

  /** Says what is running, before the first browser comes. */
  void start(
      @Observes @Initialized(ApplicationScoped.class) Object event,
      Settings settings,
      BrowserStores stores,
      Build build) {
    String node = stores.owner().node();
    String banner =
        String.join(System.lineSeparator(), StartBanner.lines(build.getVersion(), node, settings));
    LOG.log(System.Logger.Level.INFO, System.lineSeparator() + banner);
  }

  private static String node(Settings settings) {
    return settings
        .node()
        .or(() -> Optional.ofNullable(System.getProperty("jboss.node.name")))
        .or(() -> Optional.ofNullable(System.getProperty("jvmRoute")))
        .orElseGet(Composition::host);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "server";
    }
  }
}
