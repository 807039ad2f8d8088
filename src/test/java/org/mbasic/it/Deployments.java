package org.mbasic.it;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that was built, for Arquillian. */
final class Deployments {
  private static final File WAR =
      new File(System.getProperty("mbasic.test.war", "target/mbasic.war"));

  private Deployments() {}

  static WebArchive war() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, WAR);
  }
}
