package org.mbasic.live;

import java.time.Instant;

/**
 * A moment. How long ago it was only nanoseconds tell: the clock may be set meanwhile.
 *
 * @param date by the clock, to be told
 * @param nanos by {@link System#nanoTime}, to be counted from
 */
record Moment(Instant date, long nanos) {}
