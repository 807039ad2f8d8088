/**
 * The live desks of this node and their pages: turns on few threads, saving, and who may have which
 * workspace. Knows nothing of HTTP and of the container.
 *
 * <p>A live desk touches its {@link org.mbasic.workspace.Desk} only in its own serial turn, so
 * nothing below this package knows of threads.
 *
 * <p>Where to look:
 *
 * <ul>
 *   <li>what a page says and is told: {@link Conversation}, {@link DeskMessages}, {@link
 *       DeskInput}, {@link Panels}, {@link Transfers}, {@link WorkspaceZip}
 *   <li>who comes and what is theirs: {@link Identity}, {@link Visitor}, {@link Guest}, {@link
 *       Caller}, {@link Claim}, {@link Ties}, {@link Deeds}, {@link Signatures}
 *   <li>desks and their pages: {@link LiveDesks}, {@link LiveDesk}, {@link PassiveDesk}, {@link
 *       Seat}, {@link Tabs}, {@link Tab}, {@link Entrance}, {@link Departure}, {@link Arrivals},
 *       {@link Restored}, {@link Node}
 *   <li>turns on few threads: {@link SerialExecutor}, {@link Turns}, {@link Runner}, {@link Beats},
 *       {@link Pulse}
 *   <li>saving: {@link DeskStores}, {@link Saver}, {@link SaveGate}, {@link SaveListener}, {@link
 *       Delta}, {@link LastSave}, {@link Takeover}, {@link Checkpoint}
 *   <li>limits: {@link WebSettings}, {@link Access}, {@link Networks}, {@link AddressLimit}, {@link
 *       RateAllowance}
 *   <li>figures, and what may be logged: {@link Metrics}, {@link Figure}, {@link Histogram}, {@link
 *       Rate}, {@link Unquoted}
 * </ul>
 */
@NullMarked
package org.mbasic.live;

import org.jspecify.annotations.NullMarked;
