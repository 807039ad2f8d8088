package org.mbasic.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import org.mbasic.examples.Examples;

/** The example programs, read once for the application; a wrong index ends the deployment. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // the container calls read before anything else
public class ExampleShelf {
  private Examples examples;

  /** Called by the container. */
  @PostConstruct
  void read() {
    examples = Examples.read();
  }

  /** Called by the container when the application starts, so that it reads them then. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    examples();
  }

  Examples examples() {
    return examples;
  }
}
