/**
 * Puts the parts together: reads the deployment's settings, picks the store, says so in the log,
 * and closes what must be closed. Nothing else may import this package.
 */
@NullMarked
package org.mbasic.app;

import org.jspecify.annotations.NullMarked;
