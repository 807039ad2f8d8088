/**
 * The machine as a plain program in a terminal: the classic prompt, and the transcript form that
 * the recorded cases of the original are compared in. No dependency outside the JDK.
 */
@NullMarked
package org.mbasic.console;

import org.jspecify.annotations.NullMarked;
