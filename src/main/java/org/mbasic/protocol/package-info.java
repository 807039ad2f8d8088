/**
 * What the page and its desk say to each other, and the way between them. Knows nothing of who says
 * it and of how it is carried.
 *
 * <p>Where to look:
 *
 * <ul>
 *   <li>what is said: {@link ClientMessage}, {@link BadMessage}, {@link ServerMessage}, {@link
 *       Frames}
 *   <li>the way to a page, and the codes with which it closes: {@link Wire}
 * </ul>
 */
@NullMarked
package org.mbasic.protocol;

import org.jspecify.annotations.NullMarked;
