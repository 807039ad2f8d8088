/**
 * The disk of a machine: files with their bytes and names as CP/M folds them. What programs do with
 * open files is in {@link org.mbasic.machine.Channels}.
 */
@NullMarked
package org.mbasic.machine.disk;

import org.jspecify.annotations.NullMarked;
