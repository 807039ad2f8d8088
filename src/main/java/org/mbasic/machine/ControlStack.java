package org.mbasic.machine;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mbasic.machine.state.Position;

/** The FOR, WHILE and GOSUB frames of a running program, outermost first. */
final class ControlStack {
  private final int maximum;
  private Frame[] frames = {};
  private int depth;

  ControlStack(int maximum) {
    this.maximum = maximum;
  }

  int depth() {
    return depth;
  }

  Frame at(int index) {
    return frames[index];
  }

  /** A frame on top, to be filled by the caller; Out of memory beyond the limit. */
  Frame push(Frame.Kind kind, @Nullable Op body) {
    if (depth == frames.length) {
      if (depth >= maximum) {
        throw new StackFull();
      }
      frames = Arrays.copyOf(frames, Math.min(maximum, Math.max(4, 2 * depth)));
      for (int i = depth; i < frames.length; i++) {
        frames[i] = new Frame();
      }
    }
    Frame frame = frames[depth++];
    frame.kind = kind;
    frame.body = body;
    return frame;
  }

  /**
   * Another line is typed where the direct line stood: loops of the old one are dropped, and its
   * subroutines go back to the end of the new one.
   */
  void replaceDirect(Op end) {
    int kept = 0;
    for (int i = 0; i < depth; i++) {
      Frame frame = frames[i];
      boolean direct = leadsToDirect(frame);
      boolean returns = direct && frame.kind == Frame.Kind.GOSUB;
      if (returns) {
        frame.body = end;
      }
      if (returns || !direct) {
        frames[i] = frames[kept];
        frames[kept++] = frame;
      }
    }
    depth = kept;
  }

  private static boolean leadsToDirect(Frame frame) {
    Op body = frame.body;
    return body == null || body.line().direct();
  }

  /** Drops the frame at the index and all above it. */
  void cutTo(int index) {
    depth = index;
  }

  void clear() {
    depth = 0;
  }

  /**
   * Index of the loop frame whose NEXT or WEND this is, or -1. A GOSUB frame hides what lies below
   * it.
   */
  int loopClosedBy(Op closing) {
    for (int i = depth - 1; i >= 0; i--) {
      Frame frame = frames[i];
      if (frame.kind == Frame.Kind.GOSUB) {
        return -1;
      }
      if (frame.closing == closing) {
        return i;
      }
    }
    return -1;
  }

  /** Index of the FOR frame whose loop begins with this, or -1; a GOSUB frame hides others. */
  int loopOver(Op body) {
    for (int i = depth - 1; i >= 0; i--) {
      Frame frame = frames[i];
      if (frame.kind == Frame.Kind.GOSUB) {
        return -1;
      }
      if (frame.kind == Frame.Kind.FOR && frame.body == body) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Index of the FOR frame that a NEXT turns, or -1: the innermost one, or the innermost with the
   * variable it names, and only if this is the NEXT that its FOR found.
   */
  int loopTurnedBy(Op next, @Nullable Cell named) {
    for (int i = depth - 1; i >= 0; i--) {
      Frame frame = frames[i];
      if (frame.kind == Frame.Kind.GOSUB) {
        return -1;
      }
      if (frame.kind == Frame.Kind.FOR && (named == null || frame.turns(named))) {
        return frame.closing == next ? i : -1;
      }
    }
    return -1;
  }

  /** GOSUB frames under way; counting ends beyond so many. */
  int subroutines(int most) {
    int count = 0;
    for (int i = 0; i < depth && count <= most; i++) {
      count += frames[i].kind == Frame.Kind.GOSUB ? 1 : 0;
    }
    return count;
  }

  /** Index of the innermost GOSUB frame, or -1. */
  int innermostGosub() {
    for (int i = depth - 1; i >= 0; i--) {
      if (frames[i].kind == Frame.Kind.GOSUB) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Forgets all links and finds the frames' places in the new ones.
   *
   * @param moved where a place has gone to
   */
  void relink(Links links, UnaryOperator<Position> moved) {
    Position[] bodies = new Position[depth];
    @Nullable Position[] closings = new Position[depth];
    for (int i = 0; i < depth; i++) {
      bodies[i] = bodyOf(i);
      closings[i] = closingOf(i);
    }
    links.forget();
    for (int i = 0; i < depth; i++) {
      Position closing = closings[i];
      frames[i].body = links.at(moved.apply(bodies[i]));
      frames[i].closing = closing == null ? null : links.at(moved.apply(closing));
    }
  }

  /** Where a frame's body begins. */
  Position bodyOf(int index) {
    Op body = frames[index].body;
    if (body == null) {
      throw new IllegalStateException("frame " + index + " has no body");
    }
    return body.position();
  }

  /** Where a loop's NEXT or WEND is; null for a GOSUB. */
  @Nullable Position closingOf(int index) {
    Op closing = frames[index].kind == Frame.Kind.GOSUB ? null : frames[index].closing;
    return closing == null ? null : closing.position();
  }
}
