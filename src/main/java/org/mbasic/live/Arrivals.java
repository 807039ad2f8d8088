package org.mbasic.live;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mbasic.workspace.Desk;
import org.mbasic.workspace.DeskImage;
import org.mbasic.workspace.DeskLimits;
import org.mbasic.workspace.Owner;
import org.mbasic.workspace.Ownership;
import org.mbasic.workspace.SaveResult;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.WorkspaceId;
import org.mbasic.workspace.WorkspaceStore;

/**
 * Makes new workspaces of the files that browsers bring. What is in a file may be anybody's: it is
 * looked at before anything of it is kept, and what is kept is written anew. The workspace lives
 * nowhere yet: any server can be the first to open it. Safe for use by many threads; blocks.
 */
public final class Arrivals {
  /** Files that are in memory at a time: some of them may be as large as workspaces can be. */
  static final int AT_ONCE = 4;

  /** Those of them that come from one address: a class has one, and so has who sends slowly. */
  static final int OF_ONE = 2;

  private static final int WAIT_SECONDS = 5;
  private static final Logger LOG = Logger.getLogger(Arrivals.class.getName());

  private final Owner owner;
  private final DeskLimits limits;
  private final Deeds deeds;

  /** Whence the files are that are in memory. */
  private final List<String> inside = new ArrayList<>();

  /**
   * @param owner this server, which has a new workspace for as long as it is being saved
   */
  public Arrivals(Owner owner, DeskLimits limits, Deeds deeds) {
    this.owner = owner;
    this.limits = limits;
    this.deeds = deeds;
  }

  /**
   * A workspace that is in the store.
   *
   * @param deed which proves that it is the browser's
   * @param lines of its program
   * @param first line of its program, or empty
   */
  public record Arrived(WorkspaceId id, String deed, int lines, String first) {
    /** Shows no id and no deed. */
    @Override
    public String toString() {
      return "Arrived[" + lines + "]";
    }
  }

  /** Bytes of the largest file that {@link #take} takes. */
  public long mostBytes() {
    return WorkspaceZip.mostBytesOfAll(limits);
  }

  /**
   * Whether there is a place for one more file from an address; who gets one must {@link #leave}
   * it.
   */
  public synchronized boolean enter(String address) {
    boolean room = inside.size() < AT_ONCE && Collections.frequency(inside, address) < OF_ONE;
    return room && inside.add(address);
  }

  /** Gives a place back. */
  public synchronized void leave(String address) {
    inside.remove(address);
  }

  /**
   * Makes a new workspace of the visitor's.
   *
   * @param file a {@link WorkspaceZip}; read as far as is needed
   * @return nothing when no whole workspace is in the file
   * @throws IllegalArgumentException with a sentence for the user when it is refused
   * @throws StoreUnavailable when it could not be saved
   * @throws IOException when the file does not arrive
   */
  public Optional<Arrived> take(Visitor visitor, InputStream file) throws IOException {
    Optional<byte[]> state = WorkspaceZip.state(file, limits);
    return state.isEmpty() ? Optional.empty() : Optional.of(settle(visitor, state.get()));
  }

  private Arrived settle(Visitor visitor, byte[] state) {
    Desk desk = DeskImage.read(state, limits);
    Map<String, byte[]> fields = new HashMap<>(desk.fields());
    fields.putAll(Ties.begin(visitor.browser()).fields());
    WorkspaceId id = WorkspaceId.random();
    Ownership ownership = new Ownership(owner, 1);
    WorkspaceStore store = visitor.store();
    if (!(await(store.save(id, ownership, 0, fields, Set.of())) instanceof SaveResult.Ok)) {
      throw new StoreUnavailable("a new workspace was not saved");
    }
    release(store, id, ownership);
    String first = desk.programText().lines().findFirst().orElse("");
    return new Arrived(id, deeds.of(visitor.browser(), id), desk.lines(), first);
  }

  /** Any server may have it from now on; it is there, even when another one must ask this one. */
  private static void release(WorkspaceStore store, WorkspaceId id, Ownership ownership) {
    try {
      await(store.release(id, ownership));
    } catch (StoreUnavailable e) {
      LOG.log(Level.FINE, "a new workspace could not be released", e);
    }
  }

  private static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new StoreUnavailable("a new workspace was not saved", e);
    }
  }
}
