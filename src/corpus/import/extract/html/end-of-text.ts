import { comparableText, paragraphWeight } from "./signals.js";
import type { HtmlBlock } from "./text-blocks.js";

/** Headings under which no article goes on, as Vietnamese papers and the programs that they use write them. */
const headings = new RegExp(
  `^(?:\\d+ )?(?:${[
    "(?:ý kiến|bình luận|phản hồi)(?: bạn đọc| của bạn| độc giả)?",
    "(?:gửi|viết) (?:ý kiến|bình luận|phản hồi)(?: của bạn)?",
    "comments?|leave a (?:reply|comment)",
    "(?:các )?(?:tin|bài)(?: viết| đọc)? (?:liên quan|khác|cùng chuyên mục|mới nhất|mới hơn|cũ hơn|nổi bật|xem nhiều|đọc nhiều)",
    "(?:cùng|tin cùng|bài cùng) chuyên mục",
    "(?:xem|đọc) (?:thêm|tiếp|nhiều)",
    "có thể bạn (?:quan tâm|muốn đọc)",
    "(?:từ khóa|từ khoá|tags?|chủ đề)",
    "related (?:posts|articles)",
  ].join("|")})(?: \\d+)?$`,
  "u",
);
const commentsMark =
  /^(?:\d+ )?(?:(?:gửi|viết) )?(?:ý kiến|bình luận|phản hồi|comments?)(?: (?:bạn đọc|của bạn|độc giả))?(?: \d+)?$/u;
/** Letters of such a heading. */
const longestHeading = 40;
/** Share of the running text that must stand above such a heading: boxes in the middle of an article have them too. */
const mostOfText = 0.5;

/** Whether a block is the heading of readers' comments. */
export function isCommentsHeading(block: HtmlBlock): boolean {
  if (block.letters === 0 || block.letters > longestHeading || block.linked > 0) return false;
  return commentsMark.test(comparableText(block.block.text));
}

/** Index of the block at which a heading of comments or of other articles ends the text; the number of blocks where none does. */
export function endOfText(body: readonly HtmlBlock[]): number {
  const whole = body.reduce((sum, block) => sum + paragraphWeight(block), 0);
  let above = 0;
  for (const [index, block] of body.entries()) {
    above += paragraphWeight(block);
    const isShort = block.letters > 0 && block.letters <= longestHeading;
    if (isShort && above >= whole * mostOfText && headings.test(comparableText(block.block.text)))
      return index;
  }
  return body.length;
}
