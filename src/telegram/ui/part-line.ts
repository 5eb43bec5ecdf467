import type { ArticleHead } from "../../corpus/types.js";
import type { Locale } from "../../locales/index.js";

/** A part and its title, in one line: `Bài 2: Khắc phục khuyết điểm…`. */
export function partLine({ part, title }: Pick<ArticleHead, "part" | "title">, { citation }: Locale): string {
  return `${citation.part(part)}: ${title}`;
}
