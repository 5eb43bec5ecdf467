import { type ExtractedDocument, type LeftOut, noMetadata, type TextBlock } from "../../document.js";
import type { ExtractOptions } from "../extractor.js";
import { flowWarnings } from "../flow/flow-warnings.js";
import { NoteMarker } from "../flow/note-marks.js";
import { PageCounter } from "../flow/page-counter.js";
import { isPlausible, type PlacedBlock, pagesOf } from "../flow/pages.js";
import type { Story } from "../flow/story.js";
import { partsOf } from "./doc-parts.js";
import type { FileInformation } from "./file-information.js";
import type { TextRange } from "./notes.js";
import { StoryReader } from "./story-reader.js";
import type { Summary } from "./summary.js";

/**
 * Reads a document's text: its body with notes and text boxes behind the paragraphs that they hang on, then what hangs on none. Heads
 * and comments are left out.
 *
 * @throws AppError IMPORT_DAMAGED naming the file
 */
export function readDoc(
  file: FileInformation,
  summary: Summary,
  fileName: string,
  { signal }: ExtractOptions,
): ExtractedDocument {
  const parts = partsOf(file, fileName);
  const pages = new PageCounter();
  const changes = { inserted: 0, embedded: 0 };
  const read = (range: TextRange, isBody = false): Story => {
    signal?.throwIfAborted();
    const reader = new StoryReader(parts, NoteMarker.of(parts.sections.notes), isBody ? pages : null);
    const story = reader.read(range);
    changes.inserted += reader.inserted;
    changes.embedded += reader.embedded;
    return story;
  };
  const ranges = rangesOf(file);
  const body = read(ranges.body, true);
  const looseNotes = parts.notes.loose.map((range) => read(range));
  const looseBoxes = parts.boxes.loose.map((range) => read(range));
  const blocks: PlacedBlock[] = [
    ...body.placed,
    ...looseNotes.flatMap((story) => onPage(story.blocks.map(asNote), pages.page)),
    ...looseBoxes.flatMap((story) => onPage(story.blocks, pages.page)),
  ];
  // That a document has one page is what Word writes where it did not count them.
  const isKnown = pages.page > 1 && pages.page === summary.pages && isPlausible(blocks);
  const asides = [...looseNotes, ...looseBoxes].flatMap((story) => story.leftOut);
  const inText = [...body.leftOut, ...asides];
  const leftOut: LeftOut[] = [
    ...inText.map((part) => (isKnown ? part : { ...part, page: null })),
    ...headsOf([read(ranges.headers), read(ranges.headerBoxes)]),
    ...partsLeftOut(read(ranges.comments), "comment"),
  ];
  const deleted = leftOut.filter(({ reason }) => reason === "deleted").length;
  return {
    pages: pagesOf(blocks, isKnown),
    metadata: { ...noMetadata, title: summary.title },
    leftOut,
    warnings: flowWarnings({ changes: { inserted: changes.inserted, deleted }, embedded: changes.embedded }),
  };
}

/** The parts of the text, which stand one after the other ([MS-DOC] 2.4.1). */
function rangesOf({
  lengths,
}: FileInformation): Record<"body" | "headers" | "comments" | "headerBoxes", TextRange> {
  const range = (from: number, length: number): TextRange => ({ from, to: from + length });
  const headers = range(lengths.body + lengths.footnotes, lengths.headers);
  const comments = range(headers.to + lengths.macros, lengths.comments);
  return {
    body: range(0, lengths.body),
    headers,
    comments,
    headerBoxes: range(comments.to + lengths.endnotes + lengths.boxes, lengths.headerBoxes),
  };
}

function onPage(blocks: readonly TextBlock[], page: number): PlacedBlock[] {
  return blocks.map((block) => ({ block, page }));
}

function asNote(block: TextBlock): TextBlock {
  return { ...block, role: "footnote", level: null };
}

/** Heads and feet of several sections are often the same: each is told once. */
function headsOf(stories: readonly Story[]): LeftOut[] {
  const parts = stories.flatMap((story) => partsLeftOut(story, "running-head"));
  return [...new Map(parts.map((part) => [`${part.reason} ${part.text}`, part])).values()];
}

function partsLeftOut(story: Story, reason: LeftOut["reason"]): LeftOut[] {
  for (const { text, style } of story.blocks) story.leaveOutWhole(text, reason, style.font);
  return story.leftOut;
}
