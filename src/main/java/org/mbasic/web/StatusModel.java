package org.mbasic.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mbasic.live.Figure;
import org.mbasic.live.WebSettings;

/**
 * The administrator's page. {@code web.xml} lets only the role {@code mbasic-admin} see it; who has
 * that role the server knows, not this application.
 */
@Named("status")
@RequestScoped
public class StatusModel {
  /** Longer than a command of Redis may take. */
  private static final int PATIENCE_SECONDS = 3;

  @Inject DeskService service;
  @Inject WebSettings settings;
  @Inject HttpServletRequest request;
  @Inject ServletContext context;
  @Inject Build build;
  @Inject FacesContext faces;

  private final List<Finding> findings = new ArrayList<>();

  /** Called by the page before it is shown: goes through the list. */
  public void look() {
    faces.getExternalContext().setResponseHeader("Cache-Control", "no-store");
    findings.addAll(asked());
    findings.add(
        service.clients().secure(request)
            ? Finding.good("Pages", "this one came by TLS")
            : Finding.wrong(
                "Pages",
                "this one came without TLS",
                "Put a balancer with TLS before the servers, and name it in mbasic.proxies."));
    findings.add(
        settings.openMetrics()
            ? Finding.note(
                "Metrics",
                "for all who reach /metrics",
                "Let the balancer keep them to yourself, as the files in server-config do.")
            : Finding.good("Metrics", "for this machine alone"));
    findings.add(
        Finding.note(
            "Versions",
            "MBASIC Web %s, Java %s, %s"
                .formatted(build.getVersion(), Runtime.version(), context.getServerInfo()),
            ""));
  }

  private List<Finding> asked() {
    try {
      return service
          .stores()
          .findings()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      return List.of(Finding.wrong("Checklist", "it could not be gone through", "Try again."));
    }
    return List.of();
  }

  /** This server's name. */
  public String getServer() {
    return settings.node();
  }

  /** All points. */
  public List<Finding> getFindings() {
    return findings;
  }

  /** How many points are to be put right. */
  public long getWrong() {
    return findings.stream().filter(finding -> finding.grade() == Finding.Grade.WRONG).count();
  }

  /** What was counted since the start, and how it stands now. */
  public List<Figure> getFigures() {
    return service.figures();
  }

  /** What half of all saves took at most; empty when there was none. */
  public String getSaveTime() {
    return service.medianSaveTime().orElse("");
  }

  /** How many saves a second the store has had in the last minute. */
  public String getSavesPerSecond() {
    return String.format(Locale.ROOT, "%.1f", service.savesPerSecond());
  }

  /** A grade for people. */
  public String label(Finding finding) {
    return finding.grade().name().toLowerCase(Locale.ROOT);
  }
}
