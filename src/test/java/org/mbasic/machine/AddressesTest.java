package org.mbasic.machine;

import static org.mbasic.machine.Typed.shows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** VARPTR as far as it can be seen without a memory; the witness is the source of BASIC-80 5.21. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AddressesTest {

  @Test
  void elements_lie_one_behind_the_other_the_first_subscript_running_fastest() {
    shows(
        """
        RUN
         4  2  8  3\s
         4  24\s
        Ok
        """,
        """
        10 DIM A(5),B%(5),C#(5),D$(5),E(5,5)
        20 PRINT VARPTR(A(2))-VARPTR(A(1));VARPTR(B%(2))-VARPTR(B%(1));
        30 PRINT VARPTR(C#(2))-VARPTR(C#(1));VARPTR(D$(2))-VARPTR(D$(1))
        40 PRINT VARPTR(E(2,1))-VARPTR(E(1,1));VARPTR(E(1,2))-VARPTR(E(1,1))
        """,
        "RUN\n");
  }

  @Test
  void an_element_makes_its_array_and_has_to_be_in_it() {
    shows(
        """
        PRINT VARPTR(A(11))
        Subscript out of range
        Ok
        DIM A(20)
        Duplicate Definition
        Ok
        PRINT VARPTR(A(-1))
        Illegal function call
        Ok
        """,
        "",
        "PRINT VARPTR(A(11))\nDIM A(20)\nPRINT VARPTR(A(-1))\n");
  }

  @Test
  void a_file_need_not_be_open_but_its_number_must_be_possible() {
    shows(
        """
        A=VARPTR(#1)+VARPTR(#3)+VARPTR(#0)
        Ok
        A=VARPTR(#4)
        Bad file number
        Ok
        A=VARPTR(#256)
        Illegal function call
        Ok
        """,
        "",
        "A=VARPTR(#1)+VARPTR(#3)+VARPTR(#0)\nA=VARPTR(#4)\nA=VARPTR(#256)\n");
  }

  @Test
  void HEX$_and_OCT$_and_PEEK_evaluate_what_they_take_once() {
    shows(
        """
        RUN
        45 5\s
         0  .0583136\s
        Division by zero
        Overflow in 30
        Ok
        """,
        """
        10 PRINT HEX$(RND*16);OCT$(RND*16#);CINT(RND*16)
        20 PRINT PEEK(RND*0);RND
        30 PRINT HEX$(1/0)
        """,
        "RUN\n");
  }
}
