/**
 * Workspaces as attributes of the container's HTTP session, so that they live as long as it does,
 * and on as many servers as the container replicates it to. Java serialization is the container's
 * choice; what it carries here is text and bytes only, whose form {@code workspace} decides.
 */
@NullMarked
package org.mbasic.store.httpsession;

import org.jspecify.annotations.NullMarked;
