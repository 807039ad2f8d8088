package org.mbasic.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import org.mbasic.live.WebSettings;
import org.mbasic.machine.MachineLimits;
import org.mbasic.workspace.DeskLimits;

/** What a workspace may hold and how it is saved, for its user to read. */
@Named("limits")
@RequestScoped
public class LimitsModel {
  @Inject DeskLimits limits;
  @Inject WebSettings settings;

  /**
   * A limit.
   *
   * @param label what is bounded
   * @param value how much of it there may be
   */
  public record Row(String label, String value) {}

  /** All of them, those first that a user meets first. */
  public List<Row> getRows() {
    MachineLimits machine = limits.machine();
    return List.of(
        new Row("Saved", "every " + settings.saveSeconds() + " s while something changes"),
        new Row("Program", number(limits.programCharacters()) + " characters"),
        new Row("Memory", number(machine.memoryBytes()) + " bytes"),
        new Row(
            "Files",
            number(limits.files()) + ", together " + number(limits.fileBytes()) + " bytes"),
        new Row("Open files", number(machine.openFiles())),
        new Row("Loops and subroutines", number(machine.stackDepth()) + " nested"),
        new Row("Output kept", number(limits.outputCharacters()) + " characters"),
        new Row(
            "A program's time",
            number(settings.stay().runSeconds())
                + " s while nothing is typed, waiting not counted"));
  }

  /** How long a program goes on when its page is gone. */
  public int getUnattendedSeconds() {
    return settings.stay().unattendedSeconds();
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
