/**
 * The language: one keyword table, the crunched line that is the stored truth, its listing, and the
 * parsing of a line to sealed statements when it is first reached.
 *
 * <p>A line that makes no sense is stored and listed like any other. The parser never fails: what
 * is wrong becomes a {@link org.mbasic.language.Statement.Fault} or {@link
 * org.mbasic.language.Expression.Fault} in the place where the original would have stumbled, so
 * that everything to its left still takes effect first.
 */
@NullMarked
package org.mbasic.language;

import org.jspecify.annotations.NullMarked;
