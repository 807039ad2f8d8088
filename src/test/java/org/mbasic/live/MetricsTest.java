package org.mbasic.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mbasic.workspace.SaveResult;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MetricsTest {
  private final Metrics metrics = new Metrics();

  private static Delta delta() {
    Delta delta = new Delta();
    delta.add(Map.of("a", new byte[30], "b", new byte[12]), Set.of());
    return delta;
  }

  private List<String> lines(String start) {
    return metrics.text(List.of()).lines().filter(line -> line.startsWith(start)).toList();
  }

  @Test
  void saves_are_counted_by_the_time_they_took() {
    metrics.saved(new SaveResult.Saved(1), delta(), 250_000);
    metrics.saved(new SaveResult.Saved(2), delta(), 250_001);
    metrics.saved(new SaveResult.Saved(3), delta(), 70_000_000);
    metrics.saved(null, delta(), 2_000_000_000);
    assertEquals(
        List.of(
            "mbasic_save_seconds_bucket{le=\"0.00025\"} 1",
            "mbasic_save_seconds_bucket{le=\"0.0005\"} 2",
            "mbasic_save_seconds_bucket{le=\"0.001\"} 2",
            "mbasic_save_seconds_bucket{le=\"0.0025\"} 2",
            "mbasic_save_seconds_bucket{le=\"0.005\"} 2",
            "mbasic_save_seconds_bucket{le=\"0.01\"} 2",
            "mbasic_save_seconds_bucket{le=\"0.025\"} 2",
            "mbasic_save_seconds_bucket{le=\"0.05\"} 2",
            "mbasic_save_seconds_bucket{le=\"0.1\"} 3",
            "mbasic_save_seconds_bucket{le=\"0.25\"} 3",
            "mbasic_save_seconds_bucket{le=\"0.5\"} 3",
            "mbasic_save_seconds_bucket{le=\"1\"} 3",
            "mbasic_save_seconds_bucket{le=\"+Inf\"} 4",
            "mbasic_save_seconds_sum 2.070500001",
            "mbasic_save_seconds_count 4"),
        lines("mbasic_save_seconds"));
    assertTrue(metrics.text(List.of()).contains("\n# TYPE mbasic_save_seconds histogram\n"));
  }

  @Test
  void only_saves_that_the_store_has_make_their_rate() {
    metrics.saved(null, delta(), 1);
    metrics.saved(new SaveResult.Gone(), delta(), 1);
    assertEquals(0, metrics.savesPerSecond());
    metrics.saved(new SaveResult.Saved(1), delta(), 1);
    assertTrue(metrics.savesPerSecond() > 0);
  }

  @Test
  void each_save_is_counted_by_its_end() {
    metrics.saved(new SaveResult.Saved(1), delta(), 1);
    metrics.saved(new SaveResult.Already(2), delta(), 1);
    metrics.saved(new SaveResult.Conflict(7), delta(), 1);
    metrics.saved(new SaveResult.Gone(), delta(), 1);
    metrics.saved(null, delta(), 1);
    assertEquals(List.of("mbasic_saves_total 2"), lines("mbasic_saves_total"));
    assertEquals(List.of("mbasic_saved_bytes_total 84"), lines("mbasic_saved_bytes_total"));
    assertEquals(List.of("mbasic_saves_repeated_total 1"), lines("mbasic_saves_repeated_total"));
    assertEquals(List.of("mbasic_save_conflicts_total 1"), lines("mbasic_save_conflicts_total"));
    assertEquals(List.of("mbasic_save_gone_total 1"), lines("mbasic_save_gone_total"));
    assertEquals(List.of("mbasic_save_failures_total 1"), lines("mbasic_save_failures_total"));
  }

  @Test
  void errors_are_counted_by_their_numbers() {
    metrics.failed(2);
    metrics.failed(2);
    metrics.failed(255);
    assertEquals(
        List.of("mbasic_errors_total{error=\"2\"} 2", "mbasic_errors_total{error=\"255\"} 1"),
        lines("mbasic_errors_total"));
    assertTrue(metrics.text(List.of()).contains("\n# TYPE mbasic_errors_total counter\n"));
  }

  @Test
  void half_of_all_saves_took_as_long_as_a_bucket_holds_at_most() {
    assertEquals(Optional.empty(), metrics.medianSaveTime());
    metrics.saved(new SaveResult.Saved(1), delta(), 250_000);
    metrics.saved(new SaveResult.Saved(2), delta(), 2_000_000);
    assertEquals(Optional.of("0.25 ms"), metrics.medianSaveTime());
    metrics.saved(new SaveResult.Saved(3), delta(), 2_000_000);
    assertEquals(Optional.of("2.5 ms"), metrics.medianSaveTime());
    for (int i = 0; i < 4; i++) {
      metrics.saved(null, delta(), 2_000_000_000);
    }
    assertEquals(Optional.of("more than a second"), metrics.medianSaveTime());
  }
}
