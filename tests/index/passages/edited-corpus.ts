import fc from "fast-check";
import type { Article } from "../../../src/corpus/types.js";
import { anArticle, aPassage } from "../article.js";

/** An article of these paragraphs, in sections of five. */
export function numbered(slug: string, texts: readonly string[], details: Partial<Article> = {}): Article {
  const passages = texts.map((text, at) => {
    const paragraph = at + 1;
    const section = `MỤC ${Math.floor(at / 5) + 1}`;
    return aPassage(text, { id: `${slug}/${paragraph}`, article: slug, paragraph, section });
  });
  const headings = [...new Set(passages.map(({ section }) => section))];
  const sections = headings.map((heading) => ({
    heading,
    passages: passages.filter(({ section }) => section === heading),
  }));
  return anArticle({ slug, title: `Bài ${slug}`, sections, passages, ...details });
}

/** The texts of a corpus by the slugs of its articles. */
export type Texts = Readonly<Record<string, readonly string[]>>;

export function articlesOf(texts: Texts): Article[] {
  return Object.entries(texts).map(([slug, paragraphs], at) => numbered(slug, paragraphs, { part: at + 1 }));
}

const places = ["Ô Môn", "Thới Lai", "Cờ Đỏ", "Trà Nóc", "Phong Điền", "Bình Thuỷ", "Thốt Nốt", "Vĩnh Thạnh"];
const deeds = [
  "cải tạo vườn tạp kém hiệu quả",
  "mở lớp tập huấn kỹ thuật trồng lúa",
  "tiếp công dân vào sáng thứ bảy hằng tuần",
  "vận động nhân dân hiến đất làm đường",
  "kiểm tra việc khắc phục khuyết điểm ở cơ sở",
  "công nhận thêm nhiều ấp văn hoá",
];

/** A paragraph of several sentences that no other number gives. */
export function paragraphOf(number: number): string {
  const place = places[number % places.length];
  const [first, second] = [deeds[number % deeds.length], deeds[(number * 5 + 2) % deeds.length]];
  return (
    `Năm ${1_900 + number}, ${place} ${first}, với ${number * 7 + 3} hộ tham gia. ` +
    `Đồng chí bí thư thứ ${number} cho biết địa phương còn ${second}. Kinh phí là ${number}.500 triệu đồng.`
  );
}

/** Something that an editor does to a paragraph, or to an article. */
export interface Edit {
  readonly kind:
    | "insert"
    | "delete"
    | "split"
    | "merge"
    | "edit"
    | "replace"
    | "move"
    | "swap"
    | "rename"
    | "withdraw";
  /** Which article and paragraph, whatever their numbers are then. */
  readonly article: number;
  readonly paragraph: number;
}

export const anyEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(
    "insert",
    "delete",
    "split",
    "merge",
    "edit",
    "replace",
    "move",
    "swap",
    "rename",
    "withdraw",
  ),
  article: fc.nat(99),
  paragraph: fc.nat(999),
});

/** The corpus after an edit; `fresh` numbers what is new. An article keeps a paragraph, and the corpus an article. */
export function edited(texts: Texts, { kind, article, paragraph }: Edit, fresh: number): Texts {
  const slugs = Object.keys(texts);
  const slug = slugs[article % slugs.length] ?? "";
  const other = slugs[(article + 1) % slugs.length] ?? "";
  const own = texts[slug] ?? [];
  const at = paragraph % own.length;
  const text = own[at] ?? "";
  const half = text.indexOf(". ") + 1;
  const here = (count: number, ...put: string[]) => ({ ...texts, [slug]: own.toSpliced(at, count, ...put) });
  switch (kind) {
    case "insert":
      return here(0, paragraphOf(fresh));
    case "delete":
      return own.length > 1 ? here(1) : texts;
    case "split":
      return half > 0 ? here(1, text.slice(0, half), text.slice(half + 1)) : texts;
    case "merge":
      return at + 1 < own.length ? here(2, `${text} ${own[at + 1]}`) : texts;
    case "edit":
      return here(
        1,
        text.replace(/\d+/, (digits) => `${Number(digits) + fresh}`).replace("bí thư", "chủ tịch"),
      );
    case "replace":
      return here(1, paragraphOf(fresh));
    case "move":
      return own.length > 1 ? { ...here(1), [other]: [...(here(1)[other] ?? []), text] } : texts;
    case "swap":
      return { ...texts, [slug]: [...own.slice(at), ...own.slice(0, at)] };
    case "rename":
      return Object.fromEntries(
        Object.entries(texts).map(([name, all]) => [name === slug ? `${slug}-${fresh}` : name, all]),
      );
    case "withdraw":
      return slugs.length > 1
        ? Object.fromEntries(Object.entries(texts).filter(([name]) => name !== slug))
        : texts;
  }
}
