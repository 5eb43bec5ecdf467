import type { Passage } from "../../src/corpus/types.js";
import { Lexicon } from "../../src/language/lexicon.js";
import { analyseQuery } from "../../src/query/analyse-query.js";
import type { Query, QueryTerm } from "../../src/query/query.js";
import { Vocabulary } from "../../src/query/vocabulary.js";
import { indexPassages } from "../index/index-passages.js";

const texts = [
  "Bài 2: Khắc phục khuyết điểm",
  "Đến cuối năm 2012, toàn quận Ô Môn còn 3.093 hộ nghèo. Theo đồng chí Nguyễn Tòng Nhiệm, Phó Bí thư Quận ủy, quận đã giảm nghèo.",
  "Khuyết điểm của Ban Thường vụ (BTV) Huyện ủy Thới Lai là cải tạo vườn tạp còn chậm. Nông dân huyện đã cải tạo 300 ha vườn tạp.",
  "Chi cục Thuế quận Bình Thủy được UBND thành phố tặng Bằng khen. Ủy ban Kiểm tra đánh giá cao.",
  "Nội bộ phường Trà Nóc đoàn kết, một lòng. Đảng bộ phường hoàn thành chỉ tiêu.",
  "Bài 3: Kinh nghiệm từ thực tiễn",
];

// Words of newspapers at large: how many of 10,000 paragraphs hold each.
const common =
  "bài và là có của trong năm cho một người đã được các không ở còn đến theo cao bao nhiêu".split(" ");
const bestKnownBoost =
  `bài khắc phục khuyết điểm cuối toàn quận hộ nghèo đồng chí phó bí thư uỷ giảm ban thường vụ huyện cải tạo vườn tạp
  chậm nông dân chi cục thuế thành phố tặng bằng khen kiểm tra đánh giá nội bộ phường đoàn kết lòng đảng hoàn thành
  chỉ tiêu kinh nghiệm từ thực tiễn trà bình thới lai môn tỷ lệ chủ tịch dân số thời tiết vàng hôm nay tin tức phong
  điền ninh kiều giáo dục xe tên gì ai mấy nhân tông làm sao xăng dầu cửa ha chà tôi hỏi vậy ạ gia giải ngân ra`.split(
    /\s+/,
  );
const rare = "thốt nốt nhiệm vĩnh thạnh nóc".split(" ");
const compounds = [
  "hộ nghèo",
  "giảm nghèo",
  "khuyết điểm",
  "khắc phục",
  "cải tạo",
  "nông dân",
  "thành phố",
  "bằng khen",
  "đoàn kết",
  "nội bộ",
  "hoàn thành",
  "chỉ tiêu",
  "kinh nghiệm",
  "tỷ lệ",
  "bí thư",
  "chủ tịch",
  "kiểm tra",
  "dân số",
  "thời tiết",
  "giáo dục",
];

/** A lexicon of few words, as if counted over 10,000 paragraphs. */
export const smallLexicon = new Lexicon(10_000, [
  ...new Map<string, number>([
    ...bestKnownBoost.map((word) => [word, 200] as const),
    ...compounds.map((word) => [word, 60] as const),
    ...rare.map((word) => [word, 2] as const),
    ...common.map((word) => [word, 3_000] as const),
  ]),
]);

/** The passages of a small series about places of Cần Thơ. */
export const smallCorpus: readonly Passage[] = texts.map((text, at) => passageOf(text, at + 1));

/** A passage of running text. */
export function passageOf(text: string, paragraph = 1, kind: Passage["kind"] = "body"): Passage {
  return { id: `bai-2/${paragraph}`, article: "bai-2", section: "MỘT", paragraph, kind, text };
}

/** Everything known about words when the corpus is these passages, all under one context. */
export async function vocabularyOf(
  passages: readonly Passage[],
  lexicon: Lexicon = smallLexicon,
  context = "",
): Promise<Vocabulary> {
  const given = passages.map(({ text }) => ({ text, context }));
  const { lexical, knowledge } = await indexPassages(given, lexicon);
  return new Vocabulary(lexical, lexicon, knowledge);
}

/** What the small series knows of words. */
export const smallVocabulary = await vocabularyOf(smallCorpus);

/** A question as the small series understands it. */
export function read(question: string): Query {
  return analyseQuery(question, smallVocabulary);
}

/** A term of a question, made by hand of words parted by one space. */
export function wordTerm(
  words: string,
  fields: Partial<QueryTerm> & { readonly folded?: boolean; readonly boost?: number } = {},
): QueryTerm {
  const { folded = false, boost = 1, ...rest } = fields;
  const tokens = words.split(" ").map((value) => ({ value, folded }));
  return {
    surface: words,
    kind: "word",
    from: 0,
    length: 1,
    counted: false,
    variants: [{ tokens, boost }],
    weight: 1,
    bestKnownBoost: 1,
    ...rest,
  };
}

/** The term of a question that was typed like this. Throws where there is none. */
export function unitOf(query: Query, surface: string): QueryTerm {
  const term = query.terms.find((each) => each.surface === surface);
  if (term) return term;
  throw new Error(`no unit “${surface}” among ${query.terms.map((each) => `“${each.surface}”`).join(", ")}`);
}

/** The first form of a term, as words. */
export function bestForm(term: QueryTerm): string {
  return term.variants[0]?.tokens.map(({ value }) => value).join(" ") ?? "";
}
