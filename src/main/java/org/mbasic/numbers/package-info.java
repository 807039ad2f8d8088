/**
 * The arithmetic of BASIC-80 5.21, bit for bit: the 4-byte and 8-byte floating point formats of its
 * day, the functions built on them, random numbers, and the way between numbers and text.
 *
 * <p>A single is held in a Java {@code double} that is exactly one of the 4-byte values, zero being
 * {@code +0.0} alone; a double is held in a {@code long} that has its eight bytes, the exponent
 * highest, zero being {@code 0} alone. The original leaves rubbish in the mantissa bytes of a zero;
 * here it is gone, and nothing but PEEK could tell. All of it works without state, {@link
 * org.mbasic.numbers.RandomSequence} excepted, and without allocation in plain arithmetic.
 */
@NullMarked
package org.mbasic.numbers;

import org.jspecify.annotations.NullMarked;
