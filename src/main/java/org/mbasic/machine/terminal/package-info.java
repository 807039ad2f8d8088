/**
 * The terminal of a machine: its console and printer with column and width, the keys typed ahead,
 * the line being typed and the line being edited. Nothing here knows of programs, and nothing
 * waits.
 */
@NullMarked
package org.mbasic.machine.terminal;

import org.jspecify.annotations.NullMarked;
