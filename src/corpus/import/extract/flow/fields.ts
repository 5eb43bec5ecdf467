/** A field: its instruction, which is not printed, and its result, which is. */
interface Field {
  instruction: string;
  isResult: boolean;
}

/** The fields that are open where a document is read; they may span paragraphs. */
export class Fields {
  private readonly open: Field[] = [];

  /** A mark of a field (`w:fldChar`). */
  onMark(type: string | undefined): void {
    if (type === "begin") this.open.push({ instruction: "", isResult: false });
    else if (type === "end") this.open.pop();
    else {
      const field = this.open.at(-1);
      if (field !== undefined) field.isResult = true;
    }
  }

  /** A piece of an instruction. */
  onInstruction(text: string): void {
    const field = this.open.at(-1);
    if (field !== undefined && !field.isResult) field.instruction += text;
  }

  /** What the innermost field is to show. */
  get instruction(): string {
    return this.open.at(-1)?.instruction ?? "";
  }

  /** Whether what is read now is printed. */
  get isPrinted(): boolean {
    return this.open.every(({ isResult }) => isResult);
  }

  /** Whether what is read now is a table of contents. */
  get isContents(): boolean {
    return this.open.some(({ instruction }) => /^\s*TOC\b/u.test(instruction));
  }
}
