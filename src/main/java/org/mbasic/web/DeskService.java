package org.mbasic.web;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mbasic.live.Access;
import org.mbasic.live.AddressLimit;
import org.mbasic.live.Arrivals;
import org.mbasic.live.Checkpoint;
import org.mbasic.live.Deeds;
import org.mbasic.live.Figure;
import org.mbasic.live.LiveDesks;
import org.mbasic.live.Metrics;
import org.mbasic.live.Visitor;
import org.mbasic.live.WebSettings;
import org.mbasic.workspace.DeskLimits;

/**
 * Makes what all requests and sockets of a server share, and gives the live desks the container's
 * threads, from the start of the application to its end.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // the container injects and calls start before anything else
public class DeskService {
  private static final int DRAIN_SECONDS = 10;

  @Inject WebSettings settings;
  @Inject BrowserStores stores;
  @Inject DeskLimits limits;
  @Resource ManagedExecutorService turns;
  @Resource ManagedScheduledExecutorService scheduler;

  @Inject ServletContext context;

  private Visitors visitors;
  private Deeds deeds;
  private Clients clients;
  private Origins origins;
  private AddressLimit requests;
  private AddressLimit acquaintances;
  private AddressLimit handshakes;
  private LiveDesks desks;
  private Checkpoint checkpoint;
  private Arrivals arrivals;
  private final Metrics metrics = new Metrics();
  private @Nullable ScheduledFuture<?> ticking;

  /** Called by the container. */
  @PostConstruct
  void start() {
    VisitorCookie cookies =
        new VisitorCookie(
            settings.secrets().ring("cookies"), Clock.systemUTC(), context.getContextPath());
    visitors = new Visitors(settings, cookies, stores);
    deeds = new Deeds(settings.secrets().ring("deeds"));
    arrivals = new Arrivals(stores.owner(), limits, deeds);
    Access access = settings.access();
    clients = new Clients(access.proxies());
    origins = new Origins(access.origins());
    requests = new AddressLimit(access.requests(), System::nanoTime);
    acquaintances = new AddressLimit(access.workspaces(), System::nanoTime);
    handshakes = new AddressLimit(access.handshakes(), System::nanoTime);
    desks = new LiveDesks(settings, stores, deeds, limits, metrics, turns, scheduler);
    checkpoint = new Checkpoint(desks);
    stores.handovers().listen(desks::handOver);
    ticking =
        scheduler.scheduleWithFixedDelay(
            desks::tick, 1_000, 1_000 / LiveDesks.TICKS, TimeUnit.MILLISECONDS);
  }

  /** The application ends: what is not saved is saved now. */
  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
    if (ticking != null) {
      ticking.cancel(false);
    }
    desks.drain(DRAIN_SECONDS);
  }

  LiveDesks desks() {
    return desks;
  }

  Checkpoint checkpoint() {
    return checkpoint;
  }

  /** Whether no new workspace may begin; see {@link LiveDesks#full}. */
  boolean full() {
    return desks.full();
  }

  /** What was counted, and how it stands now. */
  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>(desks.gauges());
    figures.addAll(metrics.figures());
    return figures;
  }

  /** The same as Prometheus reads it. */
  String metrics() {
    return metrics.text(desks.gauges());
  }

  /** What half of all saves took at most; empty without any. */
  Optional<String> medianSaveTime() {
    return metrics.medianSaveTime();
  }

  /** How many saves a second the store has had in the last minute. */
  double savesPerSecond() {
    return metrics.savesPerSecond();
  }

  /** Somebody is turned away at a limit, and may try again after so many seconds. */
  void refuse(Refusal why, HttpServletResponse response, long seconds) throws IOException {
    metrics.refused();
    why.answer(response, seconds);
  }

  /** A workspace's page is opened. */
  void visited(boolean known) {
    metrics.visited(known);
  }

  Visitors visitors() {
    return visitors;
  }

  Deeds deeds() {
    return deeds;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  Clients clients() {
    return clients;
  }

  Origins origins() {
    return origins;
  }

  /** How often anything may be asked for. */
  AddressLimit requests() {
    return requests;
  }

  /** How often a new browser is welcome. */
  AddressLimit acquaintances() {
    return acquaintances;
  }

  /** How often sockets may be opened. */
  AddressLimit handshakes() {
    return handshakes;
  }

  /**
   * The visitor behind a handshake; empty when it is not known or the page's token is not its own.
   */
  Optional<Visitor> admit(DeskHandshake.Handshake handshake, String token) {
    return visitors.recognise(handshake).filter(known -> visitors.matches(known.identity(), token));
  }

  /** Where this server keeps workspaces. */
  BrowserStores stores() {
    return stores;
  }
}
