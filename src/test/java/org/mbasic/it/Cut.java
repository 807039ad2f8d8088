package org.mbasic.it;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The way of a tab to its server, which can be cut. */
final class Cut {
  private final URI address;
  private final List<WebSocketRoute> sockets = new ArrayList<>();
  private boolean off;

  /** Files and breakpoints do not arrive. */
  boolean deaf;

  /** How many did not. */
  int unheard;

  Cut(URI address) {
    this.address = address;
  }

  Page open(BrowserContext person) {
    Page tab = person.newPage();
    tab.routeWebSocket("**/desk?*", this::connect);
    tab.navigate(address.toString());
    Browser.awaitConnected(tab);
    return tab;
  }

  private void connect(WebSocketRoute socket) {
    sockets.add(socket);
    if (off) {
      socket.close();
      return;
    }
    WebSocketRoute desk = socket.connectToServer();
    socket.onMessage(
        frame -> {
          if (deaf && frame.text().matches("\\{\"type\":\"(store|breakpoint)\".*")) {
            unheard++;
          } else {
            desk.send(frame.text());
          }
        });
  }

  /** From now on the tab has no connection. */
  void off(Page tab) {
    off = true;
    sockets.get(sockets.size() - 1).close();
    Browser.awaitText(tab, "#link-text", "Reconnecting");
  }

  /** The next attempt of the tab leads to its server, which hears all. */
  void on() {
    off = false;
    deaf = false;
  }
}
