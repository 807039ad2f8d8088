package org.mbasic.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the value of a setting: a system property goes before the environment, and that before the
 * deployment descriptor. What is blank, or begins with <code>${</code> because a server did not
 * expand it, counts as not set.
 */
final class SettingSource {
  /** One source of values. */
  @FunctionalInterface
  interface Values {
    @Nullable String value(String name);
  }

  private final Values properties;
  private final Values environment;
  private final Values entries;

  SettingSource(Values properties, Values environment, Values entries) {
    this.properties = properties;
    this.environment = environment;
    this.entries = entries;
  }

  /** The settings of the deployment that calls. */
  static SettingSource ofDeployment() {
    return new SettingSource(System::getProperty, System::getenv, SettingSource::entry);
  }

  /** The name is a setting's: no user has a say in it. */
  @SuppressWarnings("BanJNDI")
  private static @Nullable String entry(String name) {
    try {
      return InitialContext.doLookup("java:comp/env/" + name).toString();
    } catch (NamingException notThere) {
      return null;
    }
  }

  /** The value as somebody set it, or else the preset. */
  Optional<String> value(Setting setting) {
    List<@Nullable String> found = new ArrayList<>();
    found.add(properties.value(setting.key()));
    setting.variables().forEach(variable -> found.add(environment.value(variable)));
    found.add(entries.value(setting.key()));
    for (String value : found) {
      if (value != null && !value.isBlank() && !value.startsWith("${")) {
        return Optional.of(value.strip());
      }
    }
    return setting.preset();
  }
}
