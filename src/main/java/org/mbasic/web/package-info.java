/**
 * The browser's side of a workspace: the socket between page and desk, the live desks of this node
 * with their turns on few threads, the saving of them, and what the page asks for by HTTP.
 *
 * <p>A live desk touches its {@link org.mbasic.workspace.Desk} only in its own serial turn, so
 * nothing below this package knows of threads. What the container calls, the endpoint and the
 * servlets, holds no state.
 */
@NullMarked
package org.mbasic.web;

import org.jspecify.annotations.NullMarked;
