/**
 * What a machine is between two statements, as plain values: the records that are saved, and the
 * names, types and places they are made of. Nothing here acts.
 */
@NullMarked
package org.mbasic.machine.state;

import org.jspecify.annotations.NullMarked;
