import { namesOf } from "./element-kinds.js";
import type { HtmlBlock } from "./text-blocks.js";
import { ancestors, type HtmlElement } from "./tree.js";

/** Letters from which a block that is no link can be a paragraph of an article. */
const shortestParagraph = 30;
/** Letters beyond which a paragraph counts no more: one long one proves less than several. */
const longestCounted = 600;
/** Share of letters in links from which a block leads elsewhere. */
const mostlyLinked = 0.6;

/** Names of parts of a page that no article is in. They only weigh against; text and links decide. */
const beside =
  /(?:comment|binh-?luan|y-?kien|footer|sidebar|related|lien-?quan|breadcrumb|newsletter|popup|modal|cookie|menu|navbar)/u;
const besideElements = new Set(["footer", "nav", "aside", "form"]);

/** Share of a block's letters that stand in links. */
export function linkShare({ letters, linked }: Pick<HtmlBlock, "letters" | "linked">): number {
  return letters === 0 ? 0 : linked / letters;
}

/** Whether a block is a link, or little else. */
export function isLink(block: HtmlBlock): boolean {
  return block.letters > 0 && linkShare(block) >= mostlyLinked;
}

/** How much a block speaks for an article around it: its letters, if they are running text. */
export function paragraphWeight(block: HtmlBlock): number {
  const { letters, visibility } = block;
  if (visibility !== "shown" || letters < shortestParagraph || linkShare(block) > 0.4) return 0;
  const text = block.block.text;
  const isSentence =
    /[.!?…:;]["”’)\]»]?$/u.test(text.slice(-3)) || (text.match(/[,.;:]\s/gu)?.length ?? 0) >= 2;
  if (!isSentence) return 0;
  const weight = Math.min(letters, longestCounted) * (1 - linkShare(block));
  return isBeside(block.element) ? weight / 10 : weight;
}

/** Whether an element is in a part of the page that is called as no article is. */
export function isBeside(element: HtmlElement): boolean {
  for (const around of ancestors(element)) {
    if (around.name === "article" || around.name === "body" || around.name === "main") return false;
    if (besideElements.has(around.name) || beside.test(namesOf(around))) return true;
  }
  return false;
}

/** A text without differences of space, case and form, to be compared. */
export function comparableText(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}
