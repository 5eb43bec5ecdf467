import { AppError } from "../../errors.js";
import { lineBreak, textCharacters } from "../lines.js";
import type { PassageKind, PassageSource } from "../types.js";
import { isSourceNote, SourceNotes } from "./source-note.js";

/** A heading or paragraph of an article's Markdown, without its markup. */
export interface BodyItem extends PassageSource {
  /** 1 to 6 for a heading, null for a paragraph. */
  readonly level: number | null;
  /** The kind that a marker above the paragraph names, or null. */
  readonly kind: PassageKind | null;
  readonly text: string;
}

/** Longest paragraph or heading, in UTF-16 code units: some 25 printed pages. A paragraph is quoted, and read for an answer, as a whole. */
export const longestParagraph = 100_000;
/** No script puts so many marks on one letter; to compose them takes time in the square of their number. */
const manyMarks = /\p{M}{31}/u;

const kinds: readonly PassageKind[] = ["meta", "lead", "body", "caption"];

/**
 * The headings and paragraphs of the Markdown below the front matter, in order.
 *
 * @param firstLine line of the file on which `body` begins (1-based)
 * @throws AppError CORPUS_MARKER for a one-word comment that is no kind, CORPUS_COMMENT for a comment that never ends,
 * CORPUS_SOURCE_NOTE for a note on a page or a reading that is not understood, CORPUS_PARAGRAPH_LONG and CORPUS_MARKS for a paragraph that would take too long to read
 */
export function readBody(body: string, fileName: string, firstLine: number): BodyItem[] {
  const items: BodyItem[] = [];
  let paragraph: string[] = [];
  const notes = new SourceNotes();
  let kind: PassageKind | null = null;
  let start = firstLine;
  const endParagraph = () => {
    if (paragraph.length === 0) return;
    const text = readable(paragraph.join(" "), fileName, start);
    items.push({ level: null, kind, text, ...notes.take() });
    paragraph = [];
    kind = null;
  };
  for (const line of splitComments(body, fileName, firstLine)) {
    const heading = /^(#{1,6})\s+(\S.*)$/u.exec(line.text);
    if (line.comment !== null) {
      endParagraph();
      kind = kindNamed(line.comment) ?? kind;
      notes.read(line.comment, fileName, line.number);
    } else if (heading !== null) {
      endParagraph();
      kind = null;
      const text = readable(heading[2] ?? "", fileName, line.number);
      items.push({ level: heading[1]?.length ?? 1, kind: null, text, ...notes.take() });
    } else if (line.text === "" || isRule(line.text)) endParagraph();
    else {
      if (paragraph.length === 0) start = line.number;
      paragraph.push(unescapeLine(line.text));
    }
  }
  endParagraph();
  return items;
}

function readable(text: string, file: string, line: number): string {
  const { length } = text;
  if (length > longestParagraph)
    throw new AppError("CORPUS_PARAGRAPH_LONG", { file, line, length, limit: longestParagraph });
  if (manyMarks.test(text)) throw new AppError("CORPUS_MARKS", { file, line });
  return text;
}

/** A trimmed line, or a whole comment. */
interface SplitLine {
  /** Line of the file (1-based). */
  readonly number: number;
  readonly text: string;
  readonly comment: string | null;
}

function* splitComments(body: string, fileName: string, firstLine: number): Generator<SplitLine> {
  const lines = body.split(lineBreak);
  for (let index = 0; index < lines.length; index += 1) {
    const text = (lines[index] ?? "").trim();
    if (!text.startsWith("<!--")) {
      yield { number: firstLine + index, text, comment: null };
      continue;
    }
    const line = firstLine + index;
    const words: string[] = [];
    let rest = text.slice("<!--".length);
    let end = rest.indexOf("-->");
    while (end === -1) {
      words.push(rest);
      index += 1;
      const next = lines[index];
      if (next === undefined) throw new AppError("CORPUS_COMMENT", { file: fileName, line });
      rest = next;
      end = rest.indexOf("-->");
    }
    words.push(rest.slice(0, end));
    const comment = words.join(" ").trim();
    // One word is a slip of the pen for a kind; more words are a note of the operator's.
    if (/^\S+$/u.test(comment) && kindNamed(comment) === null && !isSourceNote(comment)) {
      throw new AppError("CORPUS_MARKER", { file: fileName, line, marker: comment });
    }
    yield { number: line, text: "", comment };
    const behind = rest.slice(end + "-->".length).trim();
    if (behind !== "") yield { number: firstLine + index, text: behind, comment: null };
  }
}

function kindNamed(comment: string): PassageKind | null {
  return kinds.find((kind) => kind === comment) ?? null;
}

/** A horizontal rule. */
function isRule(line: string): boolean {
  return /^(?:-{3,}|\*{3,}|_{3,})$/u.test(line);
}

/** A paragraph's line as Markdown: a backslash before a first character that Markdown or we would take for markup. */
export function escapeLine(text: string): string {
  return /^[#<>\\*+\-_=`~|[]/u.test(text) ? `\\${text}` : text;
}

/** Undoes `escapeLine`: like Markdown, takes away a backslash before ASCII punctuation at the start of a line. */
export function unescapeLine(line: string): string {
  return /^\\[!-/:-@[-`{-~]/u.test(line) ? line.slice(1) : line;
}

/** The characters of an article's Markdown that come from print: no front matter, markup or white space. */
export function printedCharacters(items: readonly BodyItem[]): string {
  return items.map(({ text }) => textCharacters(text)).join("");
}
