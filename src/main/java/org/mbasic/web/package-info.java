/**
 * The edge to HTTP: what the container calls. The socket's end, what the page asks for beside it,
 * and the pages' beans. None of them holds state; {@link DeskService} has what they share.
 *
 * <p>Where to look:
 *
 * <ul>
 *   <li>what all share: {@link DeskService}, {@link BrowserStores}
 *   <li>the socket: {@link DeskHandshake}, {@link DeskEndpoint}, {@link SocketWire}
 *   <li>requests: {@link ImportServlet}, {@link TimelyStream}, {@link WorkspaceServlet}, {@link
 *       CheckpointServlet}, {@link ExampleServlet}, {@link KeywordsServlet}, {@link HealthServlet},
 *       {@link MetricsServlet}, {@link Parameter}
 *   <li>who may come in, and what a browser may do: {@link AccessFilter}, {@link Origins}, {@link
 *       Clients}, {@link Refusal}
 *   <li>browsers that have been here before: {@link VisitorFilter}, {@link Visitors}, {@link
 *       VisitorCookie}
 *   <li>documents and static files: {@link DocumentFilter}, {@link StaticFilter}, {@link Gzip},
 *       {@link Build}
 *   <li>the pages' beans: {@link PageModel}, {@link HelpModel}, {@link HelpBook}, {@link
 *       GalleryModel}, {@link ExampleShelf}, {@link Listing}, {@link StatusModel}, {@link Finding},
 *       {@link LimitsModel}
 * </ul>
 */
@NullMarked
package org.mbasic.web;

import org.jspecify.annotations.NullMarked;
