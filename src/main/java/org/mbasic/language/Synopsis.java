package org.mbasic.language;

/**
 * How each word of the language is written and what it is for, in a line each: HELP and the editor
 * show it. The switch knows all words, or it does not compile.
 */
public final class Synopsis {
  private static final char BETWEEN = '\t';

  private Synopsis() {}

  /** How the word is written with what belongs to it; brackets hold what may be left out. */
  public static String form(Keyword keyword) {
    String row = row(keyword);
    return row.substring(0, row.indexOf(BETWEEN));
  }

  /** What the word is for. */
  public static String purpose(Keyword keyword) {
    String row = row(keyword);
    return row.substring(row.indexOf(BETWEEN) + 1);
  }

  private static String row(Keyword keyword) {
    return switch (keyword) {
      case END -> "END\tEnds the program and closes its files.";
      case FOR ->
          "FOR variable=first TO last [STEP increment]\t"
              + "Runs the statements up to NEXT once for each value of the variable.";
      case NEXT -> "NEXT [variable[,variable]...]\tEnds a FOR loop and begins its next turn.";
      case DATA -> "DATA constant[,constant]...\tKeeps constants for READ.";
      case INPUT ->
          "INPUT[;][\"prompt\";]variable[,variable]...\t"
              + "Asks the user for values; INPUT #n reads them from a file, INPUT$(n) waits for n keys.";
      case DIM ->
          "DIM array(subscript[,subscript]...)[,...]\t"
              + "Gives arrays their largest subscripts; without it they are 10.";
      case READ -> "READ variable[,variable]...\tTakes the next constants of the DATA statements.";
      case LET -> "[LET] variable=value\tGives a variable a value.";
      case GOTO -> "GOTO line\tGoes on at a line.";
      case RUN -> "RUN [line] or RUN \"file\"[,R]\tStarts the program, or loads one and starts it.";
      case IF ->
          "IF condition THEN statements [ELSE statements]\t"
              + "Runs the statements behind THEN when the condition is true, else those behind ELSE.";
      case RESTORE -> "RESTORE [line]\tLets READ begin again, at the first DATA or at a line's.";
      case GOSUB -> "GOSUB line\tCalls a subroutine, which comes back by RETURN.";
      case RETURN -> "RETURN\tGoes back behind the GOSUB that called.";
      case REM -> "REM text\tA remark; an apostrophe begins one too.";
      case STOP -> "STOP\tStops the program; CONT goes on.";
      case PRINT ->
          "PRINT [USING format;] [value][,|;]...\t"
              + "Shows values; a comma goes to the next print zone, a semicolon stays.";
      case CLEAR -> "CLEAR [,memory][,stack]\tForgets all variables, arrays and loops.";
      case LIST -> "LIST [line][-[line]]\tShows the program.";
      case NEW -> "NEW\tDeletes the program and its variables.";
      case ON ->
          "ON value GOTO|GOSUB line[,line]... or ON ERROR GOTO line\t"
              + "Goes to one of several lines; or says where errors lead to.";
      case NULL ->
          "NULL count\t"
              + "Sends so many characters 0 behind each line, for a slow teletype; a screen shows none.";
      case WAIT -> "WAIT port,mask[,select]\tWaits for a machine port; there are none here.";
      case DEF -> "DEF FNname[(parameters)]=formula\tDefines a function of the program's own.";
      case POKE -> "POKE address,byte\tStores a byte where PEEK finds it.";
      case CONT -> "CONT\tGoes on after STOP, Ctrl-C or an error.";
      case OUT -> "OUT port,byte\tSends a byte to a machine port; there are none here.";
      case LPRINT -> "LPRINT [USING format;] [value][,|;]...\tPRINT on the printer.";
      case LLIST -> "LLIST [line][-[line]]\tLIST on the printer.";
      case WIDTH ->
          "WIDTH [LPRINT] columns\t"
              + "Sets how many characters a line of the screen or the printer has; 255 for no end.";
      case ELSE ->
          "IF condition THEN statements ELSE statements\t"
              + "What to do when the condition is false.";
      case TRON -> "TRON\tShows the number of each line that runs.";
      case TROFF -> "TROFF\tEnds TRON.";
      case SWAP -> "SWAP variable,variable\tExchanges the values of two variables.";
      case ERASE -> "ERASE array[,array]...\tForgets arrays, so that they can be dimensioned anew.";
      case EDIT ->
          "EDIT line\t"
              + "Changes a line key by key: blank moves, I inserts, D deletes, C changes, L lists, Enter ends.";
      case ERROR -> "ERROR code\tRaises an error.";
      case RESUME ->
          "RESUME [0|NEXT|line]\t"
              + "Ends an error handler: at the statement that failed, behind it, or at a line.";
      case DELETE -> "DELETE [line][-line]\tRemoves lines of the program.";
      case AUTO -> "AUTO [line[,increment]]\tNumbers lines as they are typed, until Ctrl-C.";
      case RENUM ->
          "RENUM [new][,old][,increment]\t"
              + "Numbers the lines anew, with all that refers to them.";
      case DEFSTR ->
          "DEFSTR letter[-letter][,...]\t" + "Makes variables with these first letters strings.";
      case DEFINT ->
          "DEFINT letter[-letter][,...]\t" + "Makes variables with these first letters integers.";
      case DEFSNG ->
          "DEFSNG letter[-letter][,...]\t"
              + "Makes variables with these first letters single precision.";
      case DEFDBL ->
          "DEFDBL letter[-letter][,...]\t"
              + "Makes variables with these first letters double precision.";
      case LINE ->
          "LINE INPUT[;][\"prompt\";]variable$\t"
              + "Takes a whole line from the user; LINE INPUT #n from a file.";
      case WHILE ->
          "WHILE condition\t" + "Runs the statements up to WEND as long as the condition is true.";
      case WEND -> "WEND\tEnds a WHILE loop.";
      case CALL -> "CALL variable[(arguments)]\tCalls machine code; there is none here.";
      case WRITE ->
          "WRITE [#file,] value[,value]...\t"
              + "Shows values with commas between and quotes around strings, for INPUT # to read.";
      case COMMON -> "COMMON variable[,variable]...\tHands variables to a program that is chained.";
      case CHAIN ->
          "CHAIN [MERGE] \"file\"[,line][,ALL][,DELETE range]\t"
              + "Goes on with another program, and variables.";
      case OPTION -> "OPTION BASE 0|1\tSets the lowest subscript of arrays.";
      case RANDOMIZE ->
          "RANDOMIZE [number]\t"
              + "Starts another sequence of RND; asks for the number when there is none.";
      case SYSTEM -> "SYSTEM\tLeaves BASIC; a workspace shows the prompt again.";
      case OPEN ->
          "OPEN \"O|I|R\",[#]file,\"name\"[,length]\t"
              + "Opens a file for output, input or random access.";
      case FIELD ->
          "FIELD [#]file,width AS variable$[,...]\t"
              + "Divides the record of a random file into string variables.";
      case GET -> "GET [#]file[,record]\tReads a record of a random file.";
      case PUT -> "PUT [#]file[,record]\tWrites a record of a random file.";
      case CLOSE -> "CLOSE [[#]file[,[#]file]...]\tCloses files, or all.";
      case LOAD -> "LOAD \"file\"[,R]\tLoads a program; with R runs it.";
      case MERGE -> "MERGE \"file\"\tLays the lines of a program saved with ,A over this one.";
      case FILES -> "FILES [\"pattern\"]\tShows the names on the disk.";
      case NAME -> "NAME \"old\" AS \"new\"\tRenames a file.";
      case KILL -> "KILL \"file\"\tDeletes a file.";
      case LSET -> "LSET variable$=string\tPuts a string into a field, at its left.";
      case RSET -> "RSET variable$=string\tPuts a string into a field, at its right.";
      case SAVE -> "SAVE \"file\"[,A|,P]\tSaves the program; A as text, P protected.";
      case RESET -> "RESET\tCloses all files.";
      case TO -> "FOR variable=first TO last\tThe last value of a FOR loop.";
      case THEN -> "IF condition THEN statements\tWhat to do when the condition is true.";
      case TAB -> "PRINT TAB(column)\tMoves to a column of the line.";
      case STEP ->
          "FOR variable=first TO last STEP increment\t"
              + "What a FOR loop adds at each turn. At the prompt: runs one statement.";
      case USR -> "USR[digit](value)\tCalls machine code; there is none here.";
      case FN -> "FNname[(arguments)]\tA function that DEF FN has defined.";
      case SPC -> "PRINT SPC(count)\tShows that many blanks.";
      case NOT -> "NOT value\tAll bits turned over; true becomes false.";
      case ERL -> "ERL\tThe line of the last error.";
      case ERR -> "ERR\tThe code of the last error.";
      case STRING_STRING ->
          "STRING$(count,character)\t" + "A character, by code or as a string, so many times.";
      case USING ->
          "PRINT USING format;value...\t"
              + "Shows values in a format: # digits, . point, ! first character, \\ \\ field, & string.";
      case INSTR -> "INSTR([start,]string,part)\tWhere a string holds another; 0 for nowhere.";
      case APOSTROPHE -> "' text\tA remark.";
      case VARPTR -> "VARPTR(variable) or VARPTR(#file)\tWould be an address; 0 here.";
      case INKEY_STRING -> "INKEY$\tThe key that was typed, or nothing.";
      case GREATER -> "a>b\tTrue, -1, when a is greater.";
      case EQUAL -> "a=b\tTrue, -1, when both are equal.";
      case LESS -> "a<b\tTrue, -1, when a is less.";
      case PLUS -> "a+b\tThe sum; of strings, one behind the other.";
      case MINUS -> "a-b\tThe difference.";
      case TIMES -> "a*b\tThe product.";
      case DIVIDE -> "a/b\tThe quotient.";
      case POWER -> "a^b\ta to the power of b.";
      case AND -> "a AND b\tThe bits set in both.";
      case OR -> "a OR b\tThe bits set in either.";
      case XOR -> "a XOR b\tThe bits set in one only.";
      case EQV -> "a EQV b\tThe bits that are alike.";
      case IMP -> "a IMP b\tThe bits set in b or not in a.";
      case MOD -> "a MOD b\tThe remainder of a whole division.";
      case INTEGER_DIVIDE -> "a\\b\tThe quotient of a whole division.";
      case LEFT_STRING -> "LEFT$(string,count)\tThe first characters.";
      case RIGHT_STRING -> "RIGHT$(string,count)\tThe last characters.";
      case MID_STRING ->
          "MID$(string,start[,count])\t"
              + "Characters from the middle; on the left of = it replaces them.";
      case SGN -> "SGN(x)\t-1, 0 or 1: the sign.";
      case INT -> "INT(x)\tThe greatest whole number not above x.";
      case ABS -> "ABS(x)\tx without its sign.";
      case SQR -> "SQR(x)\tThe square root.";
      case RND -> "RND[(x)]\tA random number from 0 to 1; RND(0) the last one again.";
      case SIN -> "SIN(x)\tThe sine; x in radians.";
      case LOG -> "LOG(x)\tThe natural logarithm.";
      case EXP -> "EXP(x)\te to the power of x.";
      case COS -> "COS(x)\tThe cosine; x in radians.";
      case TAN -> "TAN(x)\tThe tangent; x in radians.";
      case ATN -> "ATN(x)\tThe arc tangent, in radians.";
      case FRE -> "FRE(x)\tBytes of memory that are free.";
      case INP -> "INP(port)\tA byte of a machine port; 0 here.";
      case POS -> "POS(x)\tThe column of the cursor, from 1.";
      case LEN -> "LEN(string)\tHow many characters it has.";
      case STR_STRING -> "STR$(x)\tThe number as PRINT writes it, without the last blank.";
      case VAL -> "VAL(string)\tThe number that a string begins with.";
      case ASC -> "ASC(string)\tThe code of the first character.";
      case CHR_STRING -> "CHR$(code)\tThe character with that code.";
      case PEEK -> "PEEK(address)\tThe byte that POKE stored there, else 0.";
      case SPACE_STRING -> "SPACE$(count)\tThat many blanks.";
      case OCT_STRING -> "OCT$(x)\tThe number in octal.";
      case HEX_STRING -> "HEX$(x)\tThe number in hexadecimal.";
      case LPOS -> "LPOS(x)\tThe column of the printer.";
      case CINT -> "CINT(x)\tx rounded to an integer.";
      case CSNG -> "CSNG(x)\tx in single precision.";
      case CDBL -> "CDBL(x)\tx in double precision.";
      case FIX -> "FIX(x)\tx without its fraction.";
      case CVI -> "CVI(string)\tThe integer that MKI$ made a string of.";
      case CVS -> "CVS(string)\tThe single that MKS$ made a string of.";
      case CVD -> "CVD(string)\tThe double that MKD$ made a string of.";
      case EOF -> "EOF(file)\tTrue, -1, when nothing is left to read.";
      case LOC -> "LOC(file)\tThe record a file is at.";
      case LOF -> "LOF(file)\tHow many records a file has.";
      case MKI_STRING -> "MKI$(x)\tAn integer as two characters, for a record.";
      case MKS_STRING -> "MKS$(x)\tA single as four characters, for a record.";
      case MKD_STRING -> "MKD$(x)\tA double as eight characters, for a record.";
    };
  }
}
