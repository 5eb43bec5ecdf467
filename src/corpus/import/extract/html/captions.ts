import { isPicture, namesOf } from "./element-kinds.js";
import type { HtmlBlock } from "./text-blocks.js";
import { ancestors, elementsIn, type HtmlElement } from "./tree.js";

/** Letters of the longest caption. */
const longest = 420;
const names = /(?:caption|chu-?thich|photo|image|picture|figure|slide|media|\bpic\b|expnoedit)/u;
const marked = /(?:caption|chu-?thich)/u;
/** Who took a picture, as papers write it. */
const credit = /(?:^|[\s.(–-])(?:ảnh|nguồn ảnh|ảnh minh h(?:ọa|oạ)|đồ h(?:ọa|oạ)|photo|infographic)\s?:/iu;

/**
 * The blocks that are captions of pictures: what says so itself, the only text beside a picture in the element around both, and a line
 * under a picture that is set as captions are or names who took it.
 *
 * @param isByLine whether a block names who wrote, which stands beside pictures too
 */
export function captionsIn(
  root: HtmlElement,
  blocks: readonly HtmlBlock[],
  isByLine: (block: HtmlBlock) => boolean,
): ReadonlySet<HtmlBlock> {
  const counts = new Map<HtmlElement, number>();
  for (const { element } of blocks)
    for (const around of ancestors(element)) counts.set(around, (counts.get(around) ?? 0) + 1);
  const hasPicture = pictureTest();
  const above = siblingsAbove();
  return new Set(
    blocks.filter((block) => {
      if (block.letters > longest || block.letters === 0 || block.block.role === "heading") return false;
      if (block.block.role === "caption") return true;
      if (block.block.role !== null || isByLine(block)) return false;
      return isBesidePicture(block, root, counts, hasPicture) || isUnderPicture(block, above, hasPicture);
    }),
  );
}

/** Whether a block says itself that it is a caption; above the body there are also pictures of authors with their names. */
export function isMarkedCaption({ element, block, letters }: HtmlBlock): boolean {
  if (letters === 0 || letters > longest || block.role === "heading") return false;
  if (block.role === "caption" || credit.test(block.text)) return true;
  for (const around of [element, element.parent])
    if (around !== null && (around.name === "figure" || marked.test(namesOf(around)))) return true;
  return false;
}

/** Asks each element once whether there is a picture in it. */
function pictureTest(): (element: HtmlElement) => boolean {
  const known = new Map<HtmlElement, boolean>();
  return (element) => {
    let has = known.get(element);
    if (has === undefined) {
      has = false;
      for (const inner of elementsIn(element))
        if (isPicture(inner)) {
          has = true;
          break;
        }
      known.set(element, has);
    }
    return has;
  };
}

function isBesidePicture(
  { element, block }: HtmlBlock,
  root: HtmlElement,
  counts: ReadonlyMap<HtmlElement, number>,
  hasPicture: (element: HtmlElement) => boolean,
): boolean {
  for (const around of ancestors(element)) {
    if (around === root || (counts.get(around) ?? 0) > 2) return false;
    if (around.name === "figure") return true;
    if (!hasPicture(around)) continue;
    // A picture in the paragraph itself may be an icon in its line.
    return (
      around !== element ||
      names.test(namesOf(around)) ||
      isSetAsCaption(block) ||
      credit.test(block.text) ||
      around.name === "div"
    );
  }
  return false;
}

function isUnderPicture(
  { element, block }: HtmlBlock,
  siblingAbove: (element: HtmlElement) => HtmlElement | null,
  hasPicture: (element: HtmlElement) => boolean,
): boolean {
  const above = siblingAbove(element);
  if (above === null || !hasPicture(above)) return false;
  return names.test(namesOf(element)) || isSetAsCaption(block) || credit.test(block.text);
}

function isSetAsCaption({ align, style }: HtmlBlock["block"]): boolean {
  return align === "center" || style.italic;
}

/** Tells the element directly above another; nothing but white space may stand between. */
function siblingsAbove(): (element: HtmlElement) => HtmlElement | null {
  const known = new Map<HtmlElement, ReadonlyMap<HtmlElement, HtmlElement>>();
  return (element) => {
    const { parent } = element;
    if (parent === null) return null;
    let siblings = known.get(parent);
    if (siblings === undefined) {
      siblings = pairsOf(parent);
      known.set(parent, siblings);
    }
    return siblings.get(element) ?? null;
  };
}

function pairsOf(parent: HtmlElement): ReadonlyMap<HtmlElement, HtmlElement> {
  const pairs = new Map<HtmlElement, HtmlElement>();
  let above: HtmlElement | null = null;
  for (const child of parent.children) {
    if (typeof child === "string") above = child.trim() === "" ? above : null;
    else {
      if (above !== null) pairs.set(child, above);
      above = child;
    }
  }
  return pairs;
}
