import { bareWords } from "./bare-words.js";
import { PhraseList } from "./phrase-list.js";

/** A question for what an article as a whole is about. */
export interface OverviewQuestion {
  /** Number of the part that is named; null: the article that is spoken of. */
  readonly part: number | null;
  readonly isEnglish: boolean;
}

/** Longest such question, in UTF-16 code units without punctuation: a longer one says what it is about. */
const longest = 80;

/** Which article: by its number, or by pointing to it. */
const which = "(?: (?:số )?\\d{1,4})?(?: (?:này|nầy|đó|đấy|trên|ấy))?";

const vietnamese = {
  /** The article. */
  article: [
    `(?:loạt |các |toàn )?(?:bài báo|bài viết|phần|kỳ|báo|tác phẩm)${which}`,
    `(?:loạt |các |toàn )?bài${which}`,
  ].join("|"),
  /** What it is about. */
  about: [
    "(?:có )?(?:nói|viết|kể|bàn|đề cập|đề cập đến|nêu|nói đến|phản ánh|trình bày)(?: về| đến| tới| lên)?(?: những| các)?(?:(?: cái| điều| vấn đề| chuyện| việc| nội dung| chủ đề)?(?: gì| j)|(?: điều| vấn đề| chuyện| việc| nội dung| chủ đề) nào)",
    "về(?: những| các)?(?: cái| điều| vấn đề| chuyện| việc| nội dung| chủ đề)? (?:gì|j|nào)",
    "(?:nêu|cho biết|cho)(?: các| những)? (?:ý chính|nội dung chính)(?: của)?",
    "(?:nội dung chính|ý chính|chủ đề chính|nội dung|chủ đề)(?: của)?",
  ].join("|"),
  /** A summary, which says all alone. */
  summary:
    "(?:hãy |nhờ )?(?:tóm tắt|tóm lược|tóm gọn)(?: lại)?(?: (?:nội dung|ý chính|nội dung chính))?(?: của| về)?",
  beside:
    "dạ|ạ|à|ơi|nhé|nha|nhỉ|vậy|thế|với|giúp|giùm|dùm|hộ|cho|em|anh|chị|tôi|mình|bạn|bot|đi|thì|là gì|là j|gì|cho hỏi|xin hỏi|xin|hỏi|toàn bộ|cả",
} as const;

const english = {
  article:
    "(?:the |this |that )?(?:whole |entire )?(?:article|part|series|story|piece|text)(?: (?:number )?\\d{1,4})?",
  about: "about|main (?:idea|point|points|topic)(?: of)?|content of|deal with",
  summary:
    "(?:give me |make )?(?:a |the )?(?:short |brief )?(?:summary|overview)(?: of)?|summari(?:s|z)e|sum up",
  beside: "please|pls|can|could|you|me|for|does|what (?:is|s|are)|whats|what|of|the|is|tell|it|this",
} as const;

type Group = keyof typeof vietnamese;

const groups = Object.keys(vietnamese) as Group[];
const inVietnamese = new PhraseList<Group>(vietnamese);
const inEnglish = new PhraseList<Group>(english);
const numbers = /(?<![\p{L}\p{M}\p{N}])\d{1,4}(?![\p{L}\p{M}\p{N}])/gu;

/** Reads `bài này nói về gì?`, `tóm tắt bài 2`, `what is part 2 about?`; null for all else: every word has to be one of such questions. */
export function overviewQuestionOf(text: string): OverviewQuestion | null {
  if (text.length > 4 * longest) return null;
  const bare = bareWords(text);
  if (bare === "" || bare.length > longest) return null;
  const parts = new Set([...bare.matchAll(numbers)].map(([part]) => Number(part)));
  // Two parts have no overview in common.
  if (parts.size > 1) return null;
  const [part = null] = parts;
  for (const [list, isEnglish] of [
    [inVietnamese, false],
    [inEnglish, true],
  ] as const) {
    const said = new Set(list.cover(bare, groups)?.map(({ group }) => group));
    if (said.has("summary") || (said.has("about") && said.has("article"))) return { part, isEnglish };
  }
  return null;
}
