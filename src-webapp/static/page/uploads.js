/* Files from the user's computer, chosen in the browser's dialog or dropped: for the disk, or as a program. */
import { fileText, programText } from "./files.js";

export class Uploads {
  #on;

  /**
   * `inputs` choose: files for the disk, a program, lines to merge. `on` has: store(name, text), which says whether
   * that is for this page to do, stored(), open(text), merge(text) and notice(text).
   */
  constructor({ files, program, lines }, on) {
    this.#on = on;
    chosen(files, (all) => this.store(all));
    chosen(program, ([file]) => this.open(file));
    chosen(lines, ([file]) => this.#merge(file));
    // A file that misses its place would be shown by the browser instead of this page.
    for (const type of ["dragover", "drop"]) {
      document.addEventListener(type, (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
    }
  }

  /** Files that are dropped on an element are for the disk. */
  dropsOn(element) {
    element.addEventListener("dragover", (event) => event.preventDefault());
    element.addEventListener("drop", (event) => {
      event.preventDefault();
      this.store([...event.dataTransfer.files]);
    });
  }

  async store(files) {
    for (const file of files) {
      const text = await fileText(file);
      if (text === null) this.#on.notice(`${file.name} is too large to be uploaded.`);
      else if (!this.#on.store(file.name, text)) this.#on.notice(`${file.name} was not uploaded: another tab has the keyboard.`);
    }
    this.#on.stored();
  }

  /** A file becomes the program. */
  async open(file) {
    const content = await fileText(file);
    const text = content === null ? null : programText(content);
    if (content === null) this.#on.notice(`${file.name} is too large for a program.`);
    else if (text === null) this.#on.notice(`${file.name} is not saved as text. Upload it under Files, and LOAD it there.`);
    else this.#on.open(text);
  }

  async #merge(file) {
    const content = await fileText(file);
    const text = content === null ? null : programText(content);
    if (text === null) this.#on.notice(`${file.name} is too large, or not saved as text.`);
    else this.#on.merge(text);
  }
}

/** Has `take` take what is chosen at an input, of which the same may be chosen again. */
export function chosen(input, take) {
  input.addEventListener("change", () => {
    if (input.files.length) take([...input.files]).finally(() => (input.value = ""));
  });
}
