import type { DocumentPage, TextBlock } from "../../document.js";

/** A block and the page that it begins on, counted from 1. */
export interface PlacedBlock {
  readonly block: TextBlock;
  readonly page: number;
}

/** Letters on a page of nothing but small print, without white space. What has more spans several pages that the file does not tell. */
const fullestPage = 7_000;

/**
 * Blocks grouped by page.
 *
 * @param known whether the file tells where its pages end; where it does not, all blocks stand on one page without a number
 */
export function pagesOf(placed: readonly PlacedBlock[], known: boolean): DocumentPage[] {
  if (!known) return [flowPage(null, placed)];
  const byPage = new Map<number, PlacedBlock[]>();
  for (const block of placed) {
    const blocks = byPage.get(block.page);
    if (blocks === undefined) byPage.set(block.page, [block]);
    else blocks.push(block);
  }
  const numbers = [...byPage.keys()].sort((one, other) => one - other);
  return numbers.map((number) => flowPage(number, byPage.get(number) ?? []));
}

/** Whether no page has more letters than fit. */
export function isPlausible(placed: readonly PlacedBlock[]): boolean {
  const letters = new Map<number, number>();
  for (const { block, page } of placed)
    letters.set(page, (letters.get(page) ?? 0) + block.text.replace(/\s/gu, "").length);
  return [...letters.values()].every((count) => count <= fullestPage);
}

function flowPage(number: number | null, placed: readonly PlacedBlock[]): DocumentPage {
  return { number, size: null, blocks: placed.map(({ block }) => block), rules: [], pictures: [] };
}
