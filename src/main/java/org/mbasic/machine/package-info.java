/**
 * The machine: variables, stacks and the effects of statements, behind {@code run(budget)}.
 *
 * <p>A {@link org.mbasic.machine.Machine} is an engine around a program and a state. Lines are
 * linked when they are first reached: formulas become typed nodes over cells, statements become
 * operations that return the operation to run next. Nothing of a running program stands on the Java
 * stack between two statements, so {@code state()} can be taken there and a new engine can go on
 * from it. Links are a cache and never part of the state.
 *
 * <p>The machine never blocks, starts no thread and reads no clock: what it lacks makes {@code run}
 * return and say so. It is confined to one thread at a time.
 */
@NullMarked
package org.mbasic.machine;

import org.jspecify.annotations.NullMarked;
