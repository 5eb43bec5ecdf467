/** How a printed page looks as text. */
export interface Setting {
  /** Width of a line of text, in the unit of `column`. */
  readonly measure: (text: string) => number;
  readonly column: number;
  /** Blank lines between two lines of one paragraph. */
  readonly lineGap: number;
  /** Blank lines between two paragraphs. */
  readonly paragraphGap: number;
  /** Lines on a page; a page ends with what `pageBreak` says. */
  readonly page: number;
  readonly pageBreak: "\f" | "\n" | "\n ";
  readonly lineEnd: "\n" | "\r\n";
}

/** Sets paragraphs as a word processor does: each line takes as many words as it holds. */
export function typeset(paragraphs: readonly string[], setting: Setting): string {
  let output = "";
  let row = 0;
  const put = (line: string, gap: number) => {
    const breaksPage = row > 0 && row % setting.page === 0;
    if (breaksPage) output += setting.pageBreak.replace("\n", setting.lineEnd);
    else if (row > 0) output += setting.lineEnd.repeat(1 + gap);
    output += line;
    row += 1;
  };
  for (const paragraph of paragraphs) {
    let gap = setting.paragraphGap;
    for (const line of wrap(paragraph, setting)) {
      put(line, gap);
      gap = setting.lineGap;
    }
  }
  return output + setting.lineEnd;
}

function wrap(paragraph: string, { measure, column }: Setting): string[] {
  const lines: string[] = [];
  for (const word of paragraph.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${word}`) <= column)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
