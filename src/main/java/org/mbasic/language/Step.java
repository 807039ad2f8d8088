package org.mbasic.language;

/**
 * One statement of a line, in the order of the line.
 *
 * @param statement what to do
 * @param start offset in the line image of the statement's first token; steps that came from one
 *     statement ({@code NEXT J,I}, a statement and the fault after it) share it
 * @param end offset behind the statement's last token
 */
public record Step(Statement statement, int start, int end) {}
