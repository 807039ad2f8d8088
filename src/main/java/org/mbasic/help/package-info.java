/**
 * The help as a book: an entry for each word, operator and error of the language, guides beside
 * them, and a search over all. What a word looks like and is for comes from {@link
 * org.mbasic.language.Synopsis}; the rest is text in the chapters beside these classes, in the form
 * that {@link org.mbasic.help.ChapterReader} describes. Every example is run by a test and must
 * show what is printed here.
 */
@NullMarked
package org.mbasic.help;

import org.jspecify.annotations.NullMarked;
