package org.mbasic.machine;

import java.util.concurrent.TimeUnit;
import org.mbasic.language.Program;
import org.mbasic.workspace.VirtualDisk;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Speed of BASIC programs, in ns a statement. Each program executes {@value #STATEMENTS} statements
 * of its kind; what drives them (a NEXT after ten) comes on top and is not counted. The README says
 * how to run it; with {@code -prof gc} it shows that loops over numbers allocate nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class ProgramBenchmark {
  private static final int STATEMENTS = 100_000;
  private static final int SLICE = 1_000;

  /** What the loops' body repeats. */
  @Param({
    "EMPTY_FOR",
    "INTEGER_FOR",
    "ASSIGN",
    "INTEGER_ADD",
    "SINGLE_ADD",
    "FLOAT",
    "DOUBLE",
    "ARRAY_STORE",
    "ARRAY_2D",
    "SIEVE",
    "STRING",
    "GOSUB",
    "WHILE",
    "DEF_FN",
    "IF",
    "READ",
    "PRINT"
  })
  Kind kind = Kind.EMPTY_FOR;

  /** The programs. */
  public enum Kind {
    EMPTY_FOR("10 FOR I=1 TO 100000:NEXT"),
    INTEGER_FOR("10 FOR I%=1 TO 1000:FOR J%=1 TO 100:NEXT J%,I%"),
    ASSIGN(ten("", "A=B")),
    INTEGER_ADD(ten("5 J%=0", "I%=J%+K%")),
    SINGLE_ADD(ten("", "A=A+1")),
    FLOAT(ten("", "A=(I*1.5+2)/3")),
    DOUBLE(ten("", "B#=A#*A#+1")),
    ARRAY_STORE(ten("5 DIM X(100)", "X(50)=I")),
    ARRAY_2D(ten("5 DIM X%(10,10)", "X%(5,5)=X%(4,4)")),
    SIEVE(
        """
        10 DEFINT A-Z:DIM F(1000):FOR T=1 TO 20
        20 FOR I=2 TO 1000:F(I)=1:NEXT
        30 FOR I=2 TO 31:IF F(I)=0 THEN 60
        50 FOR J=I*I TO 1000 STEP I:F(J)=0:NEXT
        60 NEXT
        70 NEXT"""),
    STRING(ten("5 B$=\"MICROSOFT\"", "A$=LEFT$(B$,3)+\"X\"")),
    GOSUB("10 FOR I=1 TO 50000:GOSUB 20:NEXT:END\n20 RETURN"),
    WHILE("10 I=0:WHILE I<50000:I=I+1:WEND"),
    DEF_FN(ten("5 DEF FNA(X)=X+1", "A=FNA(I)")),
    IF(ten("", "IF I=0 THEN A=1")),
    READ("10 FOR I%=1 TO 10000:RESTORE:READ A,B,C,D,E,F,G,H,K:NEXT\n20 DATA 1,2,3,4,5,6,7,8,9"),
    PRINT(ten("", "PRINT I;"));

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    private static String ten(String before, String statement) {
      return before
          + "\n10 FOR I=1 TO 10000\n20 "
          + (statement + ":").repeat(9)
          + statement
          + "\n30 NEXT";
    }
  }

  private final Machine machine =
      new Machine(new Program(), new VirtualDisk(1, 1), MachineLimits.DEFAULT);

  /** Types the program in. */
  @Setup(Level.Trial)
  public void type() {
    enter(kind.text.replace('\n', '\r') + "\r");
  }

  private int enter(String keys) {
    machine.type(keys);
    int shown = 0;
    Stop stop = Stop.BUDGET;
    while (stop == Stop.BUDGET) {
      stop = machine.run(SLICE);
      shown += machine.takeOutput().length();
    }
    return shown;
  }

  /** Runs the program to its end, in slices as a server does. */
  @Benchmark
  @OperationsPerInvocation(STATEMENTS)
  public int statement() {
    return enter("RUN\r");
  }
}
