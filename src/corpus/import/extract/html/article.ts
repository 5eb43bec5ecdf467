import type { BlockRole, LeftOut, TextBlock } from "../../document.js";
import { findHead } from "./article-head.js";
import { findArticleRoot } from "./article-root.js";
import { blocksBeside } from "./beside-boxes.js";
import { isByLine } from "./by-lines.js";
import { captionsIn, isMarkedCaption } from "./captions.js";
import { endOfText } from "./end-of-text.js";
import type { PageMetadata } from "./metadata.js";
import { paragraphWeight } from "./signals.js";
import type { HtmlBlock } from "./text-blocks.js";
import { ancestors, type HtmlElement } from "./tree.js";

/** A page's text, parted into its article and the rest. */
export interface PartedPage {
  readonly blocks: readonly TextBlock[];
  readonly leftOut: readonly LeftOut[];
}

/** Letters of running text from which a page has an article; fewer are enough where it says that it is one. */
const shortestArticle = 300;
const shortestNamed = 60;
/** Share of links in a page's letters below which it is a document without menus, kept whole. */
const fewLinks = 0.08;

/** Parts a page into its article and what surrounds it. Null where it is no page with an article: then all of it is its text. */
export function partArticle(blocks: readonly HtmlBlock[], page: PageMetadata): PartedPage | null {
  const shown = blocks.filter(({ visibility }) => visibility === "shown");
  const letters = shown.reduce((sum, block) => sum + block.letters, 0);
  const linked = shown.reduce((sum, block) => sum + block.linked, 0);
  const hasControls = blocks.some(({ visibility }) => visibility === "control");
  if (linked <= letters * fewLinks && !page.isArticle && !hasControls) return null;
  const root = findArticleRoot(blocks, page);
  if (root === null || root.weight < (page.isArticle ? shortestNamed : shortestArticle)) return null;
  const roles = rolesOf(blocks, root.element, page);
  return {
    blocks: blocks.flatMap(({ block }, index) => {
      const role = roles.get(index);
      return role === undefined
        ? []
        : [role === null ? block : { ...block, role, level: levelFor(role, block) }];
    }),
    leftOut: blocks.flatMap((block, index) => (roles.has(index) ? [] : [leftOutOf(block)])),
  };
}

/** A block that is not in the article. */
export function leftOutOf({ block, visibility }: HtmlBlock): LeftOut {
  return { text: block.text, reason: visibility === "hidden" ? "hidden" : "menu", page: null };
}

/** Index of each block of the article → its role, or null where the block's own holds. */
function rolesOf(
  blocks: readonly HtmlBlock[],
  root: HtmlElement,
  page: PageMetadata,
): ReadonlyMap<number, BlockRole | null> {
  const roles = new Map<number, BlockRole | null>();
  const inBody = blocks.map(({ element }) => isWithin(element, root));
  const first = inBody.indexOf(true);
  const last = inBody.lastIndexOf(true);
  const { title, leads } = findHead(blocks, first, last, page);
  const body = blocks.slice(first, last + 1);
  const beside = blocksBeside(root, body);
  const captions = captionsIn(root, body, (block) => isByLine(block, page));
  const text = body.slice(0, endOfText(body));
  const end = lastParagraph(text, beside, captions) + first;
  // Where the title is in the body, what stands above it there is no part of the article.
  const begin = title > first ? title : first;
  const isAboveBody = (index: number) => title !== -1 && index > title && index < first;
  const isBeyond = (index: number) => index > end || index < first;
  blocks.forEach((block, index) => {
    if (block.visibility !== "shown") return;
    if (index === title) roles.set(index, "title");
    else if (leads.includes(index)) roles.set(index, "lead");
    else if (isAboveBody(index) && isMarkedCaption(block)) roles.set(index, "caption");
    else if (index >= begin && index <= end && !beside.has(block)) {
      if (!isDateOrCount(block)) roles.set(index, captions.has(block) ? "caption" : null);
    } else if (index > title && index <= last + 3 && isByLine(block, page) && isBeyond(index))
      roles.set(index, "by-line");
  });
  return onceEach(roles, blocks, first, end);
}

/** By-lines outside the body stand once, under the text if they stand there: papers repeat them in lists of authors. */
function onceEach(
  roles: Map<number, BlockRole | null>,
  blocks: readonly HtmlBlock[],
  first: number,
  end: number,
): ReadonlyMap<number, BlockRole | null> {
  const seen = new Set<string>();
  const isSigned = [...roles].some(([index, role]) => role === "by-line" && index > end);
  for (const [index, role] of roles) {
    if (role !== "by-line" || (index >= first && index <= end)) continue;
    if (isSigned && index < first) roles.delete(index);
    const text = blocks[index]?.block.text ?? "";
    if (seen.has(text)) roles.delete(index);
    seen.add(text);
  }
  return roles;
}

/** Index of the last block of the body that is running text, a caption, a heading with text under it or a row. */
function lastParagraph(
  body: readonly HtmlBlock[],
  beside: ReadonlySet<HtmlBlock>,
  captions: ReadonlySet<HtmlBlock>,
): number {
  for (let index = body.length - 1; index >= 0; index -= 1) {
    const block = body[index];
    if (block === undefined || beside.has(block) || block.visibility !== "shown") continue;
    const { role } = block.block;
    if (paragraphWeight(block) > 0 || captions.has(block) || role === "table-row" || role === "list-item")
      return index;
  }
  return body.length - 1;
}

/** A line of nothing but a date, a time or a count, as papers set beside the title. */
function isDateOrCount({ block, letters }: HtmlBlock): boolean {
  if (letters > 40) return false;
  const words = block.text.replace(
    /(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|ngày|gmt|lúc|cập nhật|giờ)/giu,
    "",
  );
  return /\d{1,2}[/-]\d{1,2}[/-]\d{4}/u.test(block.text) && !/\p{L}{3}/u.test(words);
}

function isWithin(element: HtmlElement, root: HtmlElement): boolean {
  for (const around of ancestors(element)) if (around === root) return true;
  return false;
}

function levelFor(role: BlockRole, block: TextBlock): number | null {
  return role === "heading" ? block.level : null;
}
