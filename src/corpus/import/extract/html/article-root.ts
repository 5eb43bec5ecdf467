import { isDescription } from "./article-head.js";
import { isInline } from "./element-kinds.js";
import { isCommentsHeading } from "./end-of-text.js";
import type { PageMetadata } from "./metadata.js";
import { paragraphWeight } from "./signals.js";
import type { HtmlBlock } from "./text-blocks.js";
import { ancestors, type HtmlElement } from "./tree.js";

/** Where the body of an article stands. */
export interface ArticleRoot {
  readonly element: HtmlElement;
  /** Letters of running text in it. */
  readonly weight: number;
}

/** Elements that hold one paragraph; what is around them holds the article. */
const paragraphs = /^(?:p|h[1-6]|li|ul|ol|blockquote|dd|dl|figcaption|figure|pre|center)$/u;
/** The same for a row of a table that shows data; one that places text on the page holds it as any element does. */
const rowElement = /^(?:tr|tbody|thead|tfoot|table)$/u;
/** How much running text counts below a heading of comments: readers may write more than the paper. */
const ofReaders = 0.1;
/** Running text around the best element, as a share of what is in it, from which the element is only a part of the body. */
const partOnly = 0.3;
/** The same for the whole page, at whose end papers tell who they are. */
const partOfPage = 1;
/** Share of links from which what is around an element is lists of other articles. */
const linksAround = 0.3;

/**
 * The element that holds the body of an article: the one with most running text directly in it. Null for a page without any.
 * Names of classes decide nothing here: each paper has its own, and changes them.
 */
export function findArticleRoot(blocks: readonly HtmlBlock[], page: PageMetadata): ArticleRoot | null {
  const scores = new Map<HtmlElement, number>();
  const totals = new Map<HtmlElement, Totals>();
  let share = 1;
  for (const block of blocks) {
    if (isCommentsHeading(block)) share = ofReaders;
    // The lead stands outside the body as often as in it.
    const weight = isDescription(block, page) ? 0 : paragraphWeight(block) * share;
    addTotals(totals, block, weight);
    if (weight === 0) continue;
    const parent = holderOf(block);
    add(scores, parent, weight);
    const grandparent = parent.parent;
    if (grandparent !== null) add(scores, grandparent, weight / 2);
  }
  let best: HtmlElement | null = null;
  for (const [element, score] of scores) if (best === null || score > (scores.get(best) ?? 0)) best = element;
  if (best === null) return null;
  const element = widened(best, totals);
  return { element, weight: totals.get(element)?.weight ?? 0 };
}

interface Totals {
  weight: number;
  letters: number;
  linked: number;
}

function addTotals(totals: Map<HtmlElement, Totals>, block: HtmlBlock, weight: number): void {
  if (block.visibility === "hidden") return;
  for (const around of ancestors(block.element)) {
    const total = totals.get(around) ?? { weight: 0, letters: 0, linked: 0 };
    total.weight += weight;
    total.letters += block.letters;
    total.linked += block.linked;
    totals.set(around, total);
  }
}

/** The element that holds a paragraph's: past those that hold only one, such as a cell or a quotation. */
function holderOf({ element, block }: HtmlBlock): HtmlElement {
  const isRow = block.role === "table-row";
  const isPassed = (at: HtmlElement) =>
    paragraphs.test(at.name) || (isRow && rowElement.test(at.name)) || isInline(at);
  let at = element;
  while (at.parent !== null && isPassed(at) && at.parent.name !== "") at = at.parent;
  return at;
}

/** The element, or one around it where the body goes on beside it and not only lists of other articles do. */
function widened(element: HtmlElement, totals: ReadonlyMap<HtmlElement, Totals>): HtmlElement {
  let chosen = element;
  let inside = totals.get(element);
  for (const around of ancestors(element)) {
    const total = totals.get(around);
    if (inside === undefined || total === undefined || around.name === "html" || around.name === "") break;
    const more = total.weight - inside.weight;
    const letters = total.letters - inside.letters;
    const links = letters === 0 ? 0 : (total.linked - inside.linked) / letters;
    // What is around an article has text too: what matters is that it is running text, and next to no links.
    if (
      more >= inside.weight * (around.name === "body" ? partOfPage : partOnly) &&
      links < linksAround &&
      more > letters * 0.5
    ) {
      chosen = around;
      inside = total;
    }
  }
  return chosen;
}

function add(scores: Map<HtmlElement, number>, element: HtmlElement, score: number): void {
  scores.set(element, (scores.get(element) ?? 0) + score);
}
