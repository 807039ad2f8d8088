package org.mbasic.numbers;

/**
 * An error of the BASIC program on its way to ON ERROR GOTO or to the terminal. It has no stack
 * trace, so raising one is cheap, and no position: the run loop knows where it was.
 *
 * <p>Its subclasses are the machine's own, for errors that lead to more than their report; it
 * cannot be sealed for them, as they are in another package.
 */
public class BasicException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  /** An error by its number, as {@code ERROR n} raises it; n is 1 to 255. */
  public BasicException(int code) {
    super(BasicError.of(code).text(), null, false, false);
    this.code = code;
  }

  /** What ERR shows: the number as raised, also where no text belongs to it. */
  public int code() {
    return code;
  }

  /** The error that has the text. */
  public BasicError error() {
    return BasicError.of(code);
  }

  /** The message without the line number. */
  public String text() {
    return error().text();
  }
}
