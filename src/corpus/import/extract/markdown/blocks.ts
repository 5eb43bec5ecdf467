import type { BlockRole, LeftOut, TextBlock } from "../../document.js";
import { paragraphOf, rowOf } from "../flow/runs.js";
import { markdownInline } from "./inline.js";

/** The text of a Markdown file without front matter, and what it does not show. */
export interface MarkdownText {
  readonly blocks: readonly TextBlock[];
  readonly leftOut: readonly LeftOut[];
}

const headingMark = /^ {0,3}(#{1,6})(?:[ \t](.*))?$/u;
const rule = /^ {0,3}(?:(?:\*[ \t]?){3,}|(?:-[ \t]?){3,}|(?:_[ \t]?){3,})$/u;
const underlineLine = /^ {0,3}(=+|-+)[ \t]*$/u;
const bulletLine = /^[ \t]*[-*+][ \t](.*)$/u;
const numberedLine = /^[ \t]*(?:\d{1,9}[.)]|[a-zđ][.)])[ \t]/u;
const quote = /^(?: {0,3}> ?)+/u;
const fence = /^ {0,3}(?:`{3,}|~{3,})/u;
const ruleCell = /^:?-+:?$/u;
const note = /^\[\^([^\]\s]{1,80})\]:[ \t]*/u;
const definition = /^ {0,3}\[[^\]^][^\]]{0,200}\]:[ \t]*\S/u;

/** Reads the blocks of Markdown: headings of both kinds, paragraphs, lists, quotations, code, tables, notes, comments. */
export function markdownBlocks(body: string): MarkdownText {
  return new MarkdownReader().read(body);
}

class MarkdownReader {
  private readonly blocks: TextBlock[] = [];
  private readonly leftOut: LeftOut[] = [];
  private lines: string[] = [];
  private role: BlockRole | null = null;
  private isTable = false;

  read(body: string): MarkdownText {
    let isCode = false;
    let comment: string[] | null = null;
    for (const line of body.split(/\r\n|[\n\r]/u)) {
      if (comment !== null || (!isCode && /^\s{0,3}<!--/u.test(line)))
        comment = this.comment(comment ?? [], line);
      else if (fence.test(line)) {
        this.end();
        isCode = !isCode;
      } else if (isCode) this.code(line);
      else this.line(line);
    }
    if (comment !== null) this.leave(comment.join("\n"));
    this.end();
    return { blocks: this.blocks, leftOut: this.leftOut };
  }

  /** Lines of a comment that began a line; null at its end. What stands behind it is text. */
  private comment(above: readonly string[], line: string): string[] | null {
    if (above.length === 0) this.end();
    const end = line.indexOf("-->");
    if (end === -1) return [...above, line];
    this.leave([...above, line.slice(0, end)].join("\n").replace(/^\s*<!--/u, ""));
    const behind = line.slice(end + "-->".length);
    if (behind.trim() !== "") this.line(behind);
    return null;
  }

  private leave(text: string): void {
    if (text.trim() !== "") this.leftOut.push({ text: text.trim(), reason: "comment", page: null });
  }

  private code(line: string): void {
    const block = paragraphOf([
      { text: line, style: { font: null, size: null, bold: false, italic: false } },
    ]);
    if (block !== null) this.blocks.push(block);
  }

  private line(written: string): void {
    const line = written.replace(quote, "");
    const heading = headingMark.exec(line);
    const underline = underlineLine.exec(line)?.[1];
    const bullet = bulletLine.exec(line)?.[1];
    if (line.trim() === "" || (rule.test(line) && !this.isUnderlined(underline))) this.end();
    else if (heading !== null) this.heading(heading[2] ?? "", heading[1]?.length ?? 1);
    else if (this.isUnderlined(underline)) this.underlined(underline?.startsWith("=") ? 1 : 2);
    else if (this.isRow(line)) this.row(line);
    else this.item(line, bullet);
  }

  private item(line: string, bullet: string | undefined): void {
    if (bullet !== undefined) this.begin(bullet.replace(/^\[[ xX]\][ \t]/u, ""), "list-item");
    else if (numberedLine.test(line) && (this.lines.length === 0 || this.role === "list-item"))
      this.begin(line, "list-item");
    else if (note.test(line)) this.begin(line.replace(note, "$1 "), "footnote");
    else if (definition.test(line) && this.lines.length === 0) return;
    else this.lines.push(line);
  }

  private isUnderlined(underline: string | undefined): boolean {
    return underline !== undefined && this.lines.length > 0 && this.role === null && !this.isTable;
  }

  private heading(text: string, level: number): void {
    this.end();
    this.lines.push(text.replace(/[ \t]#+[ \t]*$/u, ""));
    this.end(level);
  }

  private underlined(level: number): void {
    this.end(level);
  }

  private begin(line: string, role: BlockRole): void {
    this.end();
    this.role = role;
    this.lines.push(line);
  }

  /** Tables are told by the rule below their first row. */
  private isRow(line: string): boolean {
    if (this.isTable) return line.includes("|");
    return isRowRule(line) && (this.lines.at(-1)?.includes("|") ?? false);
  }

  private row(line: string): void {
    if (!this.isTable) {
      const head = this.lines.pop() ?? "";
      this.end();
      this.cells(head);
      this.isTable = true;
    } else this.cells(line);
  }

  private cells(line: string): void {
    const inner = line.trim().replace(/^\||\|$/gu, "");
    const cells = inner.split(/(?<!\\)\|/u).map((cell) => {
      const block = paragraphOf(this.inline(cell.trim()));
      return block === null ? [] : [block];
    });
    const block = rowOf(cells);
    if (block !== null) this.blocks.push(block);
  }

  private end(level: number | null = null): void {
    const { lines, role } = this;
    this.lines = [];
    this.role = null;
    this.isTable = false;
    if (lines.length === 0) return;
    const text = lines.map((line) => line.trim().replace(/\\$/u, "")).join(" ");
    const block = paragraphOf(this.inline(text), { role: level === null ? role : "heading", level });
    if (block !== null) this.blocks.push(block);
  }

  private inline(text: string): ReturnType<typeof markdownInline>["runs"] {
    const { runs, comments } = markdownInline(text.replace(/\[\^([^\]\s]{1,80})\]/gu, "$1"));
    for (const comment of comments) this.leave(comment);
    return runs;
  }
}

/** Whether a line is the rule below the head of a table: `| --- | :-: |`. */
function isRowRule(line: string): boolean {
  const cells = line
    .trim()
    .replace(/^\||\|$/gu, "")
    .split("|");
  return cells.every((cell) => ruleCell.test(cell.trim()));
}
