/**
 * The example programs that come with the application: what they are called, what they show, and
 * their text. Knows nothing of machine or page.
 *
 * <p>A program is a file beside this package's classes; {@code index.txt} names it once, with its
 * level and topics. Its title and its sentence are the remarks that it begins with.
 */
@NullMarked
package org.mbasic.examples;

import org.jspecify.annotations.NullMarked;
