/** Borders of a row and of a cell: above, left, below, right, and between cells. */
const cellBorder = /^(?:trbrdr[tlbrhv]|clbrdr[tlbr])$/u;
/** Kinds of lines that a border can be (Rich Text Format Specification 1.9.1, “Paragraph Borders”); `brdrw`, `brdrcf` and the like tell more of one. */
const line = /^brdr(?:s|th|db|dot|dash|hair|dashsm|dashd|dashdd|triple|thtn[sml]g|tnth[sml]g|wavy)$/u;

/** Whether lines are drawn around the cells of a row, as the control words of its definition say. */
export class RowBorders {
  isRuled = false;
  /** Whether the border that is told of is one of a cell or row, not of a paragraph. */
  #isCellBorder = false;

  read(word: string): void {
    if (word === "trowd") {
      this.isRuled = false;
      this.#isCellBorder = false;
    } else if (cellBorder.test(word)) this.#isCellBorder = true;
    else if (line.test(word)) {
      this.isRuled ||= this.#isCellBorder;
      this.#isCellBorder = false;
    }
  }
}
