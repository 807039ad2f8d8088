/**
 * Workspaces in Redis, one hash each, shared by all servers. Every write is a script that compares
 * owner, epoch and version where the data are, so that neither clocks nor lost connections can make
 * two owners write. Lettuce is used here and nowhere else.
 */
@NullMarked
package org.mbasic.store.redis;

import org.jspecify.annotations.NullMarked;
