package org.mbasic.store.httpsession;

import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.File;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mbasic.store.WorkspaceStoreContract;
import org.mbasic.workspace.WorkspaceStore;

/** The sentences of every store, said in the server, over the session of a real request. */
@ArquillianTest
@Tag("payara-micro")
class HttpSessionStoreIT extends WorkspaceStoreContract {
  @Inject private HttpServletRequest request;

  @Deployment
  static WebArchive war() {
    File war = new File(System.getProperty("mbasic.test.war", "target/mbasic.war"));
    return ShrinkWrap.createFromZipFile(WebArchive.class, war)
        .addClasses(HttpSessionStoreIT.class, WorkspaceStoreContract.class);
  }

  @Override
  protected WorkspaceStore store() {
    return new HttpSessionStore(
        request.getSession(), new WorkspaceLocks(), new KeptWorkspaces(System::nanoTime));
  }

  @Test
  void the_session_is_the_container_s_own() {
    assertFalse(request.getSession().getClass().getName().startsWith("org.mbasic"));
  }
}
