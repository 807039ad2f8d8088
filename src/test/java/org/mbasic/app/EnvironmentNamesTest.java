package org.mbasic.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whoever sets a variable that a file of this project names is heard. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EnvironmentNamesTest {
  private static final Pattern VARIABLE = Pattern.compile("\\bMBASIC_[A-Z_]+");
  private static final Set<String> SETTINGS =
      Arrays.stream(Setting.values())
          .flatMap(setting -> setting.variables().stream())
          .filter(variable -> variable.startsWith("MBASIC_"))
          .collect(Collectors.toCollection(TreeSet::new));

  /** Of the unit of systemd, which gives it to WildFly. */
  private static final Set<String> OTHERS = Set.of("MBASIC_BIND");

  private static Set<String> named(Path file) throws IOException {
    return VARIABLE
        .matcher(Files.readString(file))
        .results()
        .map(MatchResult::group)
        .filter(name -> !OTHERS.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void all_settings_and_no_others_are_in_the_readme() throws Exception {
    assertEquals(SETTINGS, named(Path.of("README.md")));
  }

  @Test
  void files_for_servers_name_settings() throws Exception {
    Set<String> unknown = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("server-config"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        unknown.addAll(named(file));
      }
    }
    unknown.removeAll(SETTINGS);
    assertEquals(Set.of(), unknown);
  }
}
