/**
 * A user's desk: the machine with its program and disk, the output that was shown, the editor's
 * text, and the versioned bytes all of it is saved as. Nothing here knows where the bytes are kept:
 * that is behind {@code WorkspaceStore}.
 */
@NullMarked
package org.mbasic.workspace;

import org.jspecify.annotations.NullMarked;
