import type { PageMetadata } from "./metadata.js";
import { comparableText, linkShare } from "./signals.js";
import type { HtmlBlock } from "./text-blocks.js";

/** Letters of the longest by-line. */
const longest = 70;
/** Words of a name: it has two at least, each with a capital, or all capitals. */
const personName = /^(?:\p{Lu}[\p{L}\p{M}'.]*(?:\s|$)){1,6}$/u;
const source = /^(?:theo|nguồn|bài|bài và ảnh|ảnh|thực hiện|tổng hợp|dịch|biên dịch)\b/iu;

/** Whether a short block names who wrote: the page says that name, or it is set as names are. */
export function isByLine(block: HtmlBlock, { document }: PageMetadata): boolean {
  const { text, align, style } = block.block;
  if (block.letters === 0 || block.letters > longest || block.visibility !== "shown") return false;
  const own = comparableText(text);
  const isKnown = document.authors.some((author) => {
    const name = comparableText(author);
    return name.length > 3 && own.includes(name) && own.length <= name.length + 40;
  });
  if (isKnown) return true;
  if (linkShare(block) > 0.5 || /\d/u.test(text)) return false;
  const names = text.replace(/\((?:[^()]{1,40})\)/gu, "").split(/\s?[-–—,;&/]\s?|\svà\s/u);
  const areNames = names.every((name) => personName.test(name.trim()) && name.trim().includes(" "));
  if (areNames) return true;
  return source.test(text) && (align === "right" || style.bold || style.italic);
}
