import { namesOf } from "./element-kinds.js";
import { linkShare, paragraphWeight } from "./signals.js";
import type { HtmlBlock } from "./text-blocks.js";
import { ancestors, type HtmlElement } from "./tree.js";

/** Names of boxes that stand in articles and are none of their text. They decide only for a box that says little. */
const names =
  /(?:relat|lien-?quan|tin-?khac|xem-?them|doc-?them|read-?more|recommend|suggest|share|social|advert|quang-?cao|banner|newsletter|comment|binh-?luan|rating|vote|breadcrumb|hashtag|\btags?\b|keyword|tu-?khoa|topic|zalo|facebook|google-?news|follow|player|podcast|print|report|button|\bads?\b|\bqc\b)/u;
/** Running text in a box, in letters, from which its name says nothing. */
const saysLittle = 400;
/** Letters of running text that the summaries in a box of other articles may have for each of its letters in links. */
const summary = 2;

/** What a part of the body holds. */
interface Content {
  blocks: number;
  letters: number;
  linked: number;
  weight: number;
  /** Blocks that are a link from end to end, and long enough for a headline. */
  headlines: number;
}

/** Share of a box's letters in links from which it leads elsewhere as a whole. */
const leadsElsewhere = 0.5;
/** Share from which all of it does. */
const allLinks = 0.8;
/** Letters of a short headline. */
const headline = 18;

/**
 * The blocks of an article's body that lead elsewhere: lists of other articles, a headline with its summary, buttons to share, tags.
 *
 * @param root the element of the body
 */
export function blocksBeside(root: HtmlElement, blocks: readonly HtmlBlock[]): ReadonlySet<HtmlBlock> {
  const contents = new Map<HtmlElement, Content>();
  for (const block of blocks)
    for (const around of ancestors(block.element)) {
      if (around === root) break;
      addTo(contents, around, block);
    }
  const whole = blocks.reduce((sum, block) => sum + paragraphWeight(block), 0);
  const boxes = new Set<HtmlElement>();
  for (const [element, content] of contents) if (isBox(element, content, whole)) boxes.add(element);
  const isInBox = (block: HtmlBlock) => {
    for (const around of ancestors(block.element)) {
      if (around === root) return false;
      if (boxes.has(around)) return true;
    }
    return false;
  };
  const isLink = (block: HtmlBlock) => linkShare(block) > allLinks && !isOfTable(block);
  return new Set(blocks.filter((block) => isLink(block) || isInBox(block)));
}

function addTo(contents: Map<HtmlElement, Content>, element: HtmlElement, block: HtmlBlock): void {
  const content = contents.get(element) ?? { blocks: 0, letters: 0, linked: 0, weight: 0, headlines: 0 };
  content.blocks += 1;
  content.letters += block.letters;
  content.linked += block.linked;
  content.weight += paragraphWeight(block);
  if (block.letters >= headline && linkShare(block) > 0.9) content.headlines += 1;
  contents.set(element, content);
}

function isBox(element: HtmlElement, content: Content, whole: number): boolean {
  // The half of an article is no box beside it.
  if (content.weight * 2 > whole) return false;
  if (isTablePart(element)) return element.name === "table" && linkShare(content) > allLinks;
  if (content.blocks > 1 && linkShare(content) >= leadsElsewhere) return true;
  const unlinked = content.letters - content.linked;
  if (content.headlines > 0 && unlinked <= content.linked * summary + headline) return true;
  return content.weight <= saysLittle && names.test(namesOf(element)) && !isFigure(element);
}

function isTablePart({ name }: HtmlElement): boolean {
  return /^(?:table|tbody|thead|tr|td|th)$/u.test(name);
}

function isOfTable({ block }: HtmlBlock): boolean {
  return block.role === "table-row";
}

function isFigure(element: HtmlElement): boolean {
  return element.name === "figure" || element.name === "figcaption";
}
