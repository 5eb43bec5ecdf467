import type { LeftOut, LeftOutReason } from "../../document.js";
import { Fields } from "./fields.js";
import { PageCounter } from "./page-counter.js";
import { isPlausible, type PlacedBlock } from "./pages.js";

/** What is found in a document of Word while its text is read, whatever its file's format. */
export class FlowContext {
  readonly pages = new PageCounter();
  readonly fields = new Fields();
  readonly leftOut: LeftOut[] = [];
  /** Stretches that were inserted and deleted while changes were tracked. */
  readonly changes = { inserted: 0, deleted: 0 };
  /** Things in the document whose text is not read, such as tables of another program. */
  embedded = 0;

  /** Notes text that is in no article. */
  leave(text: string, reason: LeftOutReason): void {
    const last = this.leftOut.at(-1);
    const { page } = this.pages;
    if (text.trim() === "") return;
    // Word cuts one stretch into many.
    if (last !== undefined && last.reason === reason && last.page === page && reason !== "contents")
      this.leftOut[this.leftOut.length - 1] = { ...last, text: last.text + text };
    else this.leftOut.push({ text, reason, page });
  }
}

/**
 * Whether it is known where pages end: where Word noted their ends, or where the writer's own breaks give as many as the document
 * says it has.
 *
 * @param written how many pages the document says it has, or null
 */
export function arePagesKnown(
  { isNoted, page }: PageCounter,
  blocks: readonly PlacedBlock[],
  written: number | null,
): boolean {
  if (isNoted) return true;
  const isCounted = page > 1 || written === 1;
  return isCounted && (written === null || written === page) && isPlausible(blocks);
}
