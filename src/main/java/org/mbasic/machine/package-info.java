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
 *
 * <p>Where to look:
 *
 * <ul>
 *   <li>what is saved of a machine, as plain values: package {@code state}
 *   <li>the engine and what it says: {@link Machine}, {@link Stop}, {@link Activity}, {@link
 *       MachineLimits}, {@link Snapshots}, {@link StateBounds}, {@link Work}
 *   <li>cells and memory: {@link Variables}, {@link Cell}, {@link BasicArray}, {@link
 *       UserFunction}, {@link Place}, {@link Target}, {@link MemoryQuota}, {@link Memory}
 *   <li>linked text and where it stands: {@link Links}, {@link LinkedLine}, {@link
 *       StatementLinker}, {@link Op}, {@link Retried}, {@link Attempt}
 *   <li>control stack and errors: {@link ControlStack}, {@link Frame}, {@link LoopScanner}, {@link
 *       Traps}, {@link Failures}, {@link Blame}
 *   <li>effects by family: {@link AssignmentOps}, {@link DeclarationOps}, {@link JumpOps}, {@link
 *       LoopOps}, {@link TrapOps}, {@link InputOps}, {@link PrintOps}, {@link FileOps}, {@link
 *       ProgramOps}, {@link DebugOps}
 *   <li>formulas: {@link FormulaLinker}, {@link Formula}, {@link Arithmetic}, {@link Comparison},
 *       {@link NumericFunctions}, {@link StringFunctions}, {@link UserCalls}
 *   <li>console, printer and keys: package {@code terminal}
 *   <li>the prompt, and what PRINT USING writes: {@link CommandLevel}, {@link UsingFormat}
 *   <li>the disk's files and their names: package {@code disk}
 *   <li>open files, and programs on the disk: {@link Channels}, {@link Channel}, {@link
 *       RecordBuffer}, {@link FileItems}, {@link Storage}, {@link Inheritance}
 *   <li>debugging: {@link Debugger}, {@link Lookout}, {@link Inspector}, {@link Trail}
 * </ul>
 */
@NullMarked
package org.mbasic.machine;

import org.jspecify.annotations.NullMarked;
