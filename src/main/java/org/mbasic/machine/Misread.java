package org.mbasic.machine;

import org.mbasic.numbers.BasicError;
import org.mbasic.numbers.BasicException;

/**
 * A function without parameters was called with arguments: the statement was parsed before anybody
 * could know. {@link Retried} has it parsed once more; to all others it is a Syntax error.
 */
final class Misread extends BasicException {
  private static final long serialVersionUID = 1;

  Misread() {
    super(BasicError.SYNTAX.number());
  }
}
