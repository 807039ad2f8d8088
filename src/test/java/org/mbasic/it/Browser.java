package org.mbasic.it;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.HttpCredentials;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium, driven by Playwright. */
public final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final int HEIGHT = 900;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  private Browser(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** Starts it; the test is skipped by name where there is none. */
  public static Browser start() {
    Optional<Path> executable =
        Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(executable.isPresent(), "no Chromium on the PATH");
    return new Browser(executable.orElseThrow());
  }

  /** A person's browser: cookies of its own. */
  public BrowserContext person(int width, int height, ColorScheme scheme) {
    return browser.newContext(options(width, height, scheme));
  }

  /** The browser of somebody whom the server knows. */
  public BrowserContext person(int width, ColorScheme scheme, String name, String password) {
    return browser.newContext(
        options(width, HEIGHT, scheme).setHttpCredentials(new HttpCredentials(name, password)));
  }

  private static com.microsoft.playwright.Browser.NewContextOptions options(
      int width, int height, ColorScheme scheme) {
    return new com.microsoft.playwright.Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setColorScheme(scheme)
        // Certificates of tests have signed themselves.
        .setIgnoreHTTPSErrors(true);
  }

  /** Opens the workspace in a new tab and waits until it is connected. */
  public static Page open(BrowserContext person, URI page) {
    Page tab = person.newPage();
    tab.navigate(page.toString());
    awaitConnected(tab);
    return tab;
  }

  public static void awaitConnected(Page tab) {
    tab.waitForSelector(
        "#link[data-state=connected]",
        new Page.WaitForSelectorOptions()
            .setState(WaitForSelectorState.ATTACHED)
            .setTimeout(60_000));
  }

  /**
   * Keeps a picture of the tab as build output. Chromium refuses one of a page that has only just
   * taken the place of another.
   */
  public static void picture(Page tab, String name) {
    tab.waitForLoadState();
    Path folder = Path.of(System.getProperty("mbasic.test.output", "target/screenshots"));
    tab.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
  }

  /** Types a line in the terminal. */
  public static void type(Page tab, String line) {
    tab.fill("#terminal-input", line);
    tab.press("#terminal-input", "Enter");
  }

  /** Waits until an element holds the text. */
  public static void awaitText(Page tab, String selector, String text) {
    tab.waitForFunction(
        "([selector, text]) => document.querySelector(selector).innerText.includes(text)",
        List.of(selector, text));
  }

  /** Waits until the terminal's log holds the text, also where nobody sees it any more. */
  public static void awaitLog(Page tab, String text) {
    tab.waitForFunction(
        "text => document.querySelector('#terminal-log').textContent.includes(text)", text);
  }

  /** Waits until the terminal asks so in the row where one types. */
  public static void awaitPrompt(Page tab, String text) {
    awaitText(tab, "#terminal-prompt", text);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
