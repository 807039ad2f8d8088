package org.mbasic.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import org.mbasic.help.Help;

/** The help, read once for the application. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // the container calls read before anything else
public class HelpBook {
  private Help help;

  /** Called by the container. */
  @PostConstruct
  void read() {
    help = Help.read();
  }

  Help help() {
    return help;
  }
}
