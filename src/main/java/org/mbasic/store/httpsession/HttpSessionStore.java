package org.mbasic.store.httpsession;

import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mbasic.workspace.Acquisition;
import org.mbasic.workspace.Fingerprint;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.SaveResult;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.StoreUnavailable.Reason;
import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

/**
 * The workspaces of one HTTP session. Each field is an attribute of its own, named by the save that
 * wrote it; only what changed is set, and fields are read in {@link #acquire} alone. The {@link
 * Head} says which of them count. It is set when all are there, and what it does not name any more
 * is removed after that: another server sees all of a save or nothing of it, whenever this one
 * dies.
 *
 * <p>The container's session promises less than {@link WorkspaceStore}: a workspace is never busy,
 * for the container gives a session to one server at a time; a save may reach other servers only at
 * the end of a request; and how long a session lives the container alone decides. Calls act at
 * once, in the calling thread. Those for one workspace come one after the other on one server; when
 * two servers have a session at the same time, against the container's rule, the last one that sets
 * an attribute decides, and a save of the one can undo a deletion by the other.
 */
public final class HttpSessionStore implements WorkspaceStore {
  /**
   * Of this layout: servers of a release that writes another one neither read nor remove what has
   * it, and the other way round.
   */
  private static final String PREFIX = "org.mbasic.workspace.";

  /** In the place of a field that should be there. */
  private static final byte[] DAMAGED = {};

  private final HttpSession session;
  private final WorkspaceLocks locks;
  private final KeptWorkspaces kept;

  /**
   * @param locks of all stores of the server
   * @param kept counts what is in them
   */
  public HttpSessionStore(HttpSession session, WorkspaceLocks locks, KeptWorkspaces kept) {
    this.session = session;
    this.locks = locks;
    this.kept = kept;
  }

  @Override
  public CompletionStage<Acquisition> acquire(
      WorkspaceId id, Owner owner, long minimumEpoch, boolean force) {
    return attempt(
        id,
        () -> take(id, owner, minimumEpoch),
        CompletableFuture.completedStage(new Acquisition.None()));
  }

  private Acquisition take(WorkspaceId id, Owner owner, long minimumEpoch) {
    Head head = head(id);
    if (head == null) {
      return new Acquisition.None();
    }
    if (head.equals(Head.DELETED)) {
      return new Acquisition.Deleted();
    }
    Head taken = head.ownedBy(owner, minimumEpoch);
    if (!taken.equals(head)) {
      session.setAttribute(key(id), taken.text());
    }
    Map<String, byte[]> fields = new HashMap<>();
    Set<String> counting = new HashSet<>();
    head.fields()
        .forEach(
            (name, written) -> {
              String attribute = attribute(id, written, name);
              counting.add(attribute);
              fields.put(
                  name,
                  session.getAttribute(attribute) instanceof FieldBytes field
                      ? field.bytes()
                      : DAMAGED);
            });
    attributes(id).stream()
        .filter(attribute -> !counting.contains(attribute))
        .forEach(session::removeAttribute);
    count();
    return new Acquisition.Held(
        new Ownership(owner, taken.epoch()), taken.version(), fields, false);
  }

  @Override
  public CompletionStage<SaveResult> save(
      WorkspaceId id,
      Ownership ownership,
      long expectedVersion,
      Map<String, byte[]> changed,
      Set<String> removed) {
    return attempt(
        id,
        () -> write(id, ownership, expectedVersion, changed, removed),
        CompletableFuture.failedStage(
            new StoreUnavailable(Reason.ENDED, "the HTTP session has ended", null)));
  }

  private SaveResult write(
      WorkspaceId id,
      Ownership ownership,
      long expectedVersion,
      Map<String, byte[]> changed,
      Set<String> removed) {
    Head head = head(id);
    long fingerprint = Fingerprint.of(changed, removed);
    if (head == null) {
      if (expectedVersion != 0) {
        return new SaveResult.Gone();
      }
    } else if (head.equals(Head.DELETED)) {
      return new SaveResult.Deleted();
    } else if (!head.ownedBy(ownership)) {
      return new SaveResult.Fenced();
    } else if (head.version() == expectedVersion + 1 && head.fingerprint() == fingerprint) {
      return new SaveResult.Already(head.version());
    } else if (head.version() != expectedVersion) {
      return new SaveResult.Conflict(head.version());
    }
    long version = expectedVersion + 1;
    Map<String, Long> fields = new HashMap<>(head == null ? Map.of() : head.fields());
    List<String> replaced = new ArrayList<>();
    changed.forEach(
        (name, bytes) -> {
          session.setAttribute(attribute(id, version, name), new FieldBytes(bytes));
          replace(id, name, fields.put(name, version), replaced);
        });
    removed.forEach(name -> replace(id, name, fields.remove(name), replaced));
    Head next = new Head(ownership.epoch(), version, fingerprint, ownership.owner().node(), fields);
    session.setAttribute(key(id), next.text());
    replaced.forEach(session::removeAttribute);
    if (head == null) {
      count();
    } else {
      kept.used(session);
    }
    return new SaveResult.Saved(version);
  }

  /** Notes the attribute of a field that counts no more once the head is set. */
  private static void replace(
      WorkspaceId id, String name, @Nullable Long written, List<String> replaced) {
    if (written != null) {
      replaced.add(attribute(id, written, name));
    }
  }

  /** Does nothing: each request of the browser keeps its session from expiring. */
  @Override
  public CompletionStage<Void> touch(WorkspaceId id) {
    return CompletableFuture.completedStage(null);
  }

  /** Does nothing: no workspace of a session is ever busy. */
  @Override
  public CompletionStage<Void> release(WorkspaceId id, Ownership ownership) {
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<Void> delete(WorkspaceId id) {
    return attempt(
            id,
            () -> {
              if (head(id) != null) {
                session.setAttribute(key(id), Head.DELETED.text());
              }
              attributes(id).forEach(session::removeAttribute);
              count();
              return true;
            },
            CompletableFuture.completedStage(false))
        .thenAccept(done -> {});
  }

  /** Of a workspace that was deleted no field is left. */
  private void count() {
    long workspaces =
        Collections.list(session.getAttributeNames()).stream()
            .filter(name -> name.startsWith(PREFIX) && name.indexOf('/') > 0)
            .map(name -> name.substring(0, name.indexOf('/')))
            .distinct()
            .count();
    kept.count(session, (int) workspaces);
  }

  private @Nullable Head head(WorkspaceId id) {
    return session.getAttribute(key(id)) instanceof String text ? Head.parse(text) : null;
  }

  private static String key(WorkspaceId id) {
    return PREFIX + id.value();
  }

  /** Of a field as one save wrote it. */
  private static String attribute(WorkspaceId id, long written, String name) {
    return key(id) + '/' + written + '/' + name;
  }

  /** Those of all fields, counting or not; a copy, so that they can be removed. */
  private List<String> attributes(WorkspaceId id) {
    String prefix = key(id) + '/';
    return Collections.list(session.getAttributeNames()).stream()
        .filter(name -> name.startsWith(prefix))
        .toList();
  }

  /**
   * @param invalidated the answer of a session that has ended, and its workspaces with it
   */
  private <T> CompletionStage<T> attempt(
      WorkspaceId id, Supplier<T> call, CompletionStage<T> invalidated) {
    try {
      return CompletableFuture.completedStage(locks.within(id, call));
    } catch (IllegalStateException ended) {
      return invalidated;
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(
          new StoreUnavailable("the HTTP session could not be read or written", e));
    }
  }
}
