import type { Block } from "../../draft.js";
import type { Box } from "../document.js";
import type { ReadDocument } from "../read-document.js";
import { leftOutOf, previewItems } from "./preview-model.js";

/** What a rectangle on a page holds: a kind of block, or text that is in no article. */
export type MarkKind = Block["kind"] | "left-out";

/** A rectangle on a page, in points from its top left corner. */
export interface PageMark {
  /** Number of the block in reading order over the whole document, from 1; null for what was left out. */
  readonly number: number | null;
  readonly kind: MarkKind;
  readonly box: Box;
}

/** A page of a fixed size, and where its paragraphs stand. */
export interface PageMarks {
  /** As counted from 1. */
  readonly page: number;
  /** In points. */
  readonly size: { readonly width: number; readonly height: number };
  readonly marks: readonly PageMark[];
}

/** Where the blocks of a document stand on its pages; empty in documents without pages of a fixed size. */
export function pageMarksOf(read: ReadDocument): PageMarks[] {
  const items = previewItems(read);
  return read.document.pages.flatMap(({ number: page, size }): PageMarks[] => {
    if (page === null || size === null) return [];
    const made = items.flatMap(({ number, block, outlines }) =>
      outlines
        .filter((outline) => outline.page === page)
        .map(({ box }) => ({ number, kind: block.kind, box })),
    );
    const left = leftOutOf(read, page).flatMap(({ box }) =>
      box === null ? [] : [{ number: null, kind: "left-out" as const, box }],
    );
    return [{ page, size, marks: [...made, ...left] }];
  });
}
