package org.mbasic.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What was built, as the build wrote it into {@code build.properties}. */
@Named
@ApplicationScoped
public class Build {
  private final Properties properties = new Properties();

  /** Called by the container. */
  @PostConstruct
  void read() {
    try (InputStream in = Build.class.getResourceAsStream("/build.properties")) {
      if (in == null) {
        throw new IllegalStateException("the build wrote no build.properties");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version for people. */
  public String getVersion() {
    return properties.getProperty("version", "");
  }

  /** A part of the path of static files that no other build has. */
  public String getStamp() {
    return properties.getProperty("stamp", "");
  }
}
