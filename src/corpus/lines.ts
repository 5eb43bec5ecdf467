/** One line as it stands on the page, trimmed. */
export interface VisualLine {
  readonly text: string;
  /** White space at its beginning, in characters. */
  readonly indent: number;
  /** Blank lines between it and the printed line above. */
  readonly blankAbove: number;
  /** Whether a form feed stands between it and the printed line above. */
  readonly startsPage: boolean;
}

/** The printed lines of a text, in order. Blank lines are counted, not kept. */
export function visualLines(text: string): VisualLine[] {
  const lines: VisualLine[] = [];
  let blankAbove = 0;
  let startsPage = false;
  for (const [index, page] of text.split("\f").entries()) {
    if (index > 0) startsPage = true;
    const rows = page.split(lineBreak);
    for (const [row, raw] of rows.entries()) {
      const trimmed = raw.trim();
      if (trimmed === "") {
        // What a form feed leaves before and behind itself is no line of its own.
        if (row > 0 && row < rows.length - 1) blankAbove += 1;
        continue;
      }
      const indent = raw.length - raw.trimStart().length;
      lines.push({ text: trimmed, indent, blankAbove: lines.length === 0 ? 0 : blankAbove, startsPage });
      blankAbove = 0;
      startsPage = false;
    }
  }
  return lines;
}

/** Where a line ends. All of these are white space, so none of them carries text. */
export const lineBreak = /\r\n|[\n\r\v\f\u2028\u2029]/u;

/** A text without its white space: what must be the same in a source and in its article. */
export function textCharacters(text: string): string {
  return text.replace(/\s+/gu, "");
}
