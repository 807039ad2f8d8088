package org.mbasic.store.httpsession;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session as the Servlet specification describes it, that tells which attributes were set. */
public final class SessionStandIn implements HttpSession {
  final Map<String, Object> attributes = new HashMap<>();
  final List<String> set = new ArrayList<>();

  /** The attributes after each change: what another server may find when this one dies. */
  final List<Map<String, Object>> moments = new ArrayList<>();

  /** Runs before an attribute is set: there other requests of the session may come in between. */
  volatile Runnable beforeSet = () -> {};

  /** Seconds without use after which it ends; 0 for never. */
  public int life;

  private final String id = UUID.randomUUID().toString();
  private boolean invalid;

  private void check() {
    if (invalid) {
      throw new IllegalStateException();
    }
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    check();
    return attributes.get(name);
  }

  @Override
  public Enumeration<String> getAttributeNames() {
    check();
    return Collections.enumeration(attributes.keySet());
  }

  @Override
  public void setAttribute(String name, Object value) {
    check();
    if (!(value instanceof Serializable)) {
      throw new IllegalArgumentException("a distributable session takes serializable values");
    }
    beforeSet.run();
    attributes.put(name, value);
    set.add(name);
    moments.add(Map.copyOf(attributes));
  }

  @Override
  public void removeAttribute(String name) {
    check();
    attributes.remove(name);
    moments.add(Map.copyOf(attributes));
  }

  @Override
  public void invalidate() {
    check();
    invalid = true;
  }

  @Override
  public long getCreationTime() {
    return 0;
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public long getLastAccessedTime() {
    return 0;
  }

  @Override
  public ServletContext getServletContext() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setMaxInactiveInterval(int seconds) {}

  @Override
  public int getMaxInactiveInterval() {
    return life;
  }

  @Override
  public boolean isNew() {
    return false;
  }
}
