import { isInline, namesOf } from "./element-kinds.js";
import type { PageMetadata } from "./metadata.js";
import { comparableText, isBeside, isLink, linkShare } from "./signals.js";
import type { HtmlBlock } from "./text-blocks.js";

/** What stands above the body of an article. */
export interface ArticleHead {
  /** Index of the block that is the title; -1 where none is. */
  readonly title: number;
  /** Indices of the blocks that are the lead. */
  readonly leads: readonly number[];
}

/** Names that papers give the lead. */
const leadNames =
  /(?:sapo|lead|summary|description|excerpt|standfirst|tom-?tat|\bdesc\b|cms-desc|intro|abstract)/u;
/** Letters of a lead that only its place and look tell. */
const shortestLead = 50;
/** Letters that must be the same at the beginning of the lead and of the page's description, which is often cut. */
const sameBeginning = 40;
const longestTitle = 260;

/**
 * Finds title and lead among the blocks of a page.
 *
 * @param first index of the body's first block
 * @param last index of its last one
 */
export function findHead(
  blocks: readonly HtmlBlock[],
  first: number,
  last: number,
  page: PageMetadata,
): ArticleHead {
  const title = findTitle(blocks, first, last, page);
  const leads: number[] = [];
  // Without a title it is not known where the article's head begins.
  const from = title === -1 ? Math.max(0, first - 6) : title + 1;
  for (let index = from; index < Math.max(first, from); index += 1) {
    const block = blocks[index];
    if (block !== undefined && isLead(block, title !== -1, page)) leads.push(index);
  }
  if (leads.length === 0) {
    // Some papers set the lead above the title, or as the first paragraph of the body.
    const end = Math.min(last, first + 3);
    for (let index = Math.max(0, title - 3); index <= end && leads.length === 0; index += 1) {
      const block = blocks[index];
      if (block !== undefined && index !== title && isDescription(block, page)) leads.push(index);
    }
  }
  return { title, leads };
}

function findTitle(blocks: readonly HtmlBlock[], first: number, last: number, page: PageMetadata): number {
  const { titles } = page;
  const score = (block: HtmlBlock, index: number) => {
    const { level, text } = block.block;
    if (block.letters === 0 || text.length > longestTitle || block.visibility !== "shown") return 0;
    const own = comparableText(text);
    const isSame = titles.includes(own);
    const isPart = own.length >= 15 && titles.some((title) => title.startsWith(own) || own.startsWith(title));
    const isMain = level === 1;
    if (!isSame && !isPart && !isMain) return 0;
    if (isLink(block) && !isMain) return 0;
    const near = index <= first ? 1 : 0;
    return (isSame ? 4 : isPart ? 3 : 0) + (isMain ? 3 : level === null ? 0 : 1) + near;
  };
  let best = -1;
  let most = 0;
  // The nearest above the body, of those that are alike.
  for (let index = 0; index <= Math.min(last, first + 2); index += 1) {
    const block = blocks[index];
    const points = block === undefined ? 0 : score(block, index);
    if (points > 0 && points >= most) {
      best = index;
      most = points;
    }
  }
  return best;
}

function isLead(block: HtmlBlock, hasTitle: boolean, page: PageMetadata): boolean {
  if (block.visibility !== "shown" || linkShare(block) > 0.5) return false;
  if (isDescription(block, page)) return true;
  if (!hasTitle || block.letters < shortestLead || isBeside(block.element)) return false;
  return isNamedLead(block) || /[.!?…]["”’)]?$/u.test(block.block.text.slice(-3));
}

function isNamedLead({ element }: HtmlBlock): boolean {
  const outer = isInline(element) ? element.parent : element;
  return leadNames.test(namesOf(element)) || (outer !== null && leadNames.test(namesOf(outer)));
}

/** Whether a block begins as the page's own description does: papers make it of the lead, often without the place before it. */
export function isDescription(block: HtmlBlock, { descriptions }: PageMetadata): boolean {
  const own = comparableText(block.block.text);
  if (own.length < sameBeginning || block.visibility !== "shown") return false;
  return descriptions.some((description) => {
    const beginning = description.slice(0, sameBeginning);
    if (beginning.length < sameBeginning) return false;
    const at = own.indexOf(beginning);
    return (at >= 0 && at <= 30) || description.startsWith(own);
  });
}
