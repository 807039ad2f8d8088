/**
 * Workspaces in a map of this process: for tests, and as the model the other stores are held to.
 */
@NullMarked
package org.mbasic.store.memory;

import org.jspecify.annotations.NullMarked;
