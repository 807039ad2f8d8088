/**
 * The browser's side of a workspace: the socket between page and desk, the live desks of this node
 * with their turns on few threads, the saving of them, and what the page asks for by HTTP.
 *
 * <p>A live desk touches its {@link org.mbasic.workspace.Desk} only in its own serial turn, so
 * nothing below this package knows of threads. What the container calls, the endpoint and the
 * servlets, holds no state.
 *
 * <p>Where to look:
 *
 * <ul>
 *   <li>the edge to HTTP: {@link AccessFilter}, {@link VisitorFilter}, {@link DocumentFilter},
 *       {@link StaticFilter}, {@link Gzip}, {@link DeskHandshake}, {@link DeskEndpoint}, {@link
 *       ImportServlet}, {@link WorkspaceServlet}, {@link CheckpointServlet}, {@link
 *       ExampleServlet}, {@link KeywordsServlet}, {@link HealthServlet}, {@link MetricsServlet},
 *       {@link Refusal}, {@link Origins}, {@link Clients}, {@link Networks}, {@link Access}
 *   <li>the pages' beans: {@link PageModel}, {@link HelpModel}, {@link HelpBook}, {@link
 *       GalleryModel}, {@link ExampleShelf}, {@link StatusModel}, {@link LimitsModel}, {@link
 *       Parameter}, {@link Build}
 *   <li>the protocol between page and desk: {@link ClientMessage}, {@link ServerMessage}, {@link
 *       BadMessage}, {@link Wire}, {@link SocketWire}, {@link Conversation}, {@link DeskMessages},
 *       {@link DeskInput}, {@link Listing}, {@link Panels}
 *   <li>who comes and what is theirs: {@link Identity}, {@link Visitor}, {@link Visitors}, {@link
 *       VisitorCookie}, {@link Guest}, {@link Caller}, {@link Claim}, {@link Ties}, {@link Deeds},
 *       {@link Signatures}
 *   <li>desks and their pages: {@link DeskService}, {@link LiveDesks}, {@link LiveDesk}, {@link
 *       PassiveDesk}, {@link Seat}, {@link Tabs}, {@link Tab}, {@link Entrance}, {@link Departure},
 *       {@link Arrivals}, {@link Restored}, {@link Node}
 *   <li>turns on few threads: {@link SerialExecutor}, {@link Turns}, {@link Runner}, {@link Beats},
 *       {@link Pulse}
 *   <li>saving: {@link DeskStores}, {@link BrowserStores}, {@link Saver}, {@link SaveGate}, {@link
 *       Delta}, {@link LastSave}, {@link Takeover}, {@link Checkpoint}, {@link WorkspaceZip}
 *   <li>limits: {@link AddressLimit}, {@link RateAllowance}, {@link WebSettings}, {@link
 *       TimelyStream}
 *   <li>figures and findings: {@link Metrics}, {@link Figure}, {@link Histogram}, {@link Rate},
 *       {@link Finding}, {@link Unquoted}
 * </ul>
 */
@NullMarked
package org.mbasic.web;

import org.jspecify.annotations.NullMarked;
