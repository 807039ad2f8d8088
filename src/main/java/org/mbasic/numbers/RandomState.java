package org.mbasic.numbers;

/**
 * All that {@link RandomSequence} remembers, to be saved and restored.
 *
 * @param seed the last number as its four bytes, the first one lowest
 * @param scrambles how many numbers were made since the mantissa was last disturbed
 * @param addend which of the addends came last
 * @param multiplier which of the multipliers came last
 */
public record RandomState(int seed, int scrambles, int addend, int multiplier) {}
