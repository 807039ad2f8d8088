/* Pieces of programs to begin with. ${…} is to be filled in, and the same at all its places; @0 is the number of a template's first line. */

export const TEMPLATES = [
  { name: "FOR loop", lines: ["FOR ${I}=${1} TO ${10}", "PRINT ${I}", "NEXT ${I}"] },
  { name: "WHILE loop", lines: ["WHILE ${A<10}", "${A=A+1}", "WEND"] },
  { name: "IF with ELSE", lines: ['IF ${A=1} THEN ${PRINT "YES"} ELSE ${PRINT "NO"}'] },
  { name: "Subroutine", lines: ["REM ${WHAT IT DOES}", "${PRINT}", "RETURN"] },
  { name: "Menu", lines: ['PRINT "1 ${START}, 2 ${STOP}"', 'INPUT "YOUR CHOICE";${C}', "IF ${C}<1 OR ${C}>2 THEN @0", "ON ${C} GOSUB ${1000},${2000}", "GOTO @0"] },
  { name: "Checked input", lines: ['INPUT "${A NUMBER FROM 1 TO 10}";${N}', 'IF ${N}<${1} OR ${N}>${10} THEN PRINT "PLEASE AGAIN":GOTO @0'] },
  { name: "Wait for a key", lines: ["${K$}=INKEY$:IF ${K$}=\"\" THEN @0"] },
  { name: "Fill an array", lines: ["DIM ${A}(${10})", "FOR ${I}=0 TO ${10}", "${A}(${I})=${I}*${I}", "NEXT ${I}"] },
  { name: "Read DATA", lines: ["READ ${A$}", 'IF ${A$}="END" THEN @4', "PRINT ${A$}:GOTO @0", "DATA ${ONE,TWO},END", "REM ${GOES ON HERE}"] },
  { name: "Read a file", lines: ['OPEN "I",1,"${NAME.TXT}"', "IF EOF(1) THEN @4", "LINE INPUT #1,${L$}", "PRINT ${L$}:GOTO @1", "CLOSE 1"] },
  { name: "Write a file", lines: ['OPEN "O",1,"${NAME.TXT}"', "PRINT #1,${A$}", "CLOSE 1"] },
];

/** The template as text under these numbers; what is to be filled in is marked as the editor's snippets mark it, or is left plain. */
export function numbered(lines, numbers, plain = false) {
  const text = lines
    .map((line, index) => `${numbers[index]} ${line.replace(/@(\d)/g, (_, at) => numbers[at])}`)
    .join("\n");
  const fields = [];
  return text.replace(/\$\{([^}]*)\}/g, (_, field) => {
    if (!fields.includes(field)) fields.push(field);
    return plain ? field : `\${${fields.indexOf(field) + 1}:${field}}`;
  });
}
