package org.mbasic.it;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The container ends an HTTP session while the page of its workspace is open. Some close its socket
 * then.
 */
@ArquillianTest
@RunAsClient
@Tag("payara-micro")
@DisplayNameGeneration(ReplaceUnderscores.class)
class EndedSessionIT {
  @ArquillianResource private URI base;

  /** As an administrator does, or time. */
  @WebServlet("/end-session")
  public static class EndSession extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
      request.getSession(false).invalidate();
    }
  }

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war().addClasses(EndedSessionIT.class, EndSession.class);
  }

  private Page open(Browser browser) {
    Page tab = Browser.open(browser.person(1440, 900, ColorScheme.LIGHT), base);
    Browser.type(tab, "10 REM KEPT");
    Browser.type(tab, "A=8");
    tab.waitForSelector("#saved[data-state=saved]");
    tab.evaluate("() => fetch('/end-session', { method: 'POST' })");
    return tab;
  }

  private static void assertKept(Page tab) {
    Browser.awaitConnected(tab);
    Browser.type(tab, "PRINT A*7");
    Browser.awaitLog(tab, " 56 ");
    BrowserFixture.awaitProgram(tab, "10 REM KEPT");
  }

  @Test
  void its_page_goes_on_and_its_workspace_is_saved_in_a_new_session() {
    try (Browser browser = Browser.start()) {
      Page tab = open(browser);
      Browser.type(tab, "B=1");
      tab.waitForResponse(
          answer -> answer.url().contains("/checkpoint") && answer.status() == 204, () -> {});
      tab.waitForSelector("#saved[data-state=saved]");
      assertKept(tab);
      tab.reload();
      assertKept(tab);
    }
  }

  @Test
  void a_reload_finds_the_workspace_as_it_was() {
    try (Browser browser = Browser.start()) {
      Page tab = open(browser);
      tab.reload();
      assertKept(tab);
    }
  }
}
