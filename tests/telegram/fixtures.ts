import type {
  Answer,
  AnswerExcerpt,
  Answerer,
  AskOptions,
  FigureFinder,
  FigurePage,
  TextRange,
} from "../../src/answer/types.js";
import type { Article, ArticleHead, Passage, UntitledSection } from "../../src/corpus/types.js";
import { ForwardIndex, ForwardWriter } from "../../src/index/forward/forward-index.js";
import { PassageStore } from "../../src/index/passages/passage-store.js";
import { splitSentences } from "../../src/language/sentence.js";
import type { Edition, Series } from "../../src/telegram/types.js";

/** The paragraph that the examples quote. */
export const PARAGRAPH =
  "Quận Ô Môn chú trọng giảm nghèo bền vững. Cuối năm 2012, toàn quận còn 3.093 hộ nghèo, chiếm tỷ lệ 9,36%. " +
  "Đến nay, tỷ lệ này còn 4, 68%.";

/** The sentence of it that answers. */
export const SENTENCE = "Cuối năm 2012, toàn quận còn 3.093 hộ nghèo, chiếm tỷ lệ 9,36%.";

/** An excerpt with the given sentences highlighted; its ordinal is the one that its id has in `series`. */
export function excerpt(
  text = PARAGRAPH,
  highlighted: readonly string[] = [SENTENCE],
  details: Partial<AnswerExcerpt> = {},
): AnswerExcerpt {
  const { id = "bai-2/13" } = details;
  const highlights = highlighted.map((sentence): TextRange => {
    const start = text.indexOf(sentence);
    return [start, start + sentence.length];
  });
  const sentences = splitSentences(text).map(({ start, end }): TextRange => [start, end]);
  return {
    ordinal: Number(id.slice("bai-2/".length)) - 1,
    id,
    text,
    sentences,
    highlighted: [...sentences.keys()].filter((number) =>
      highlights.some(([start]) => start === sentences[number]?.[0]),
    ),
    highlights,
    citation: {
      article: "bai-2",
      series: "Loạt bài",
      part: 2,
      title: "Khắc phục khuyết điểm, tạo chuyển biến trên nhiều lĩnh vực",
      section: "THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ",
      paragraph: 13,
    },
    score: 1,
    isAlternative: false,
    ...details,
  };
}

/** An answer; unless told otherwise, one that quotes the example. */
export function answer(details: Partial<Answer> = {}): Answer {
  return {
    question: "quan o mon con bao nhieu ho ngheo",
    asked: "quan o mon con bao nhieu ho ngheo",
    language: "vi",
    outcome: "answered",
    confidence: 0.9,
    excerpts: [excerpt()],
    missing: [],
    nearest: [],
    tookMs: 3.5,
    ...details,
  };
}

export const notFound = answer({
  outcome: "not_found",
  excerpts: [],
  nearest: [
    {
      article: "bai-2",
      series: "Loạt bài",
      part: 2,
      section: "CHUYỂN BIẾN TỪ CƠ SỞ",
      id: "bai-2/5",
      ordinal: 4,
    },
    {
      article: "bai-2",
      series: "Loạt bài",
      part: 2,
      section: "Cuối bài",
      untitled: "closing",
      id: "bai-2/20",
      ordinal: 19,
    },
  ],
});

export const related = answer({ outcome: "related", missing: [{ text: "Cái Răng", kind: "place" }] });

/** Answers by the words in the question: deterministic, and remembers what it was asked. */
export class FakeAnswerer implements Answerer {
  readonly questions: string[] = [];
  /** How each question was to be understood. */
  readonly options: AskOptions[] = [];
  /** Time that each answer takes, in ms. */
  latency = 0;
  /** The most questions that were being answered at a time. */
  mostAtOnce = 0;
  #open = 0;

  async answer(question: string, options: AskOptions = {}): Promise<Answer> {
    this.questions.push(question);
    this.options.push(options);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#open);
    if (this.latency > 0) await new Promise((resolve) => setTimeout(resolve, this.latency));
    this.#open--;
    if (question.includes("hỏng")) throw new RangeError(`cannot answer: ${question}`);
    if (question.includes("thời tiết")) return { ...notFound, question };
    if (question.includes("Cái Răng")) return { ...related, question };
    return answer({ question });
  }
}

/** Finds the example's figures about any topic but the weather. */
export class FakeFigures implements FigureFinder {
  async find(topic: string, offset: number, limit: number): Promise<FigurePage> {
    if (topic.includes("hỏng")) throw new RangeError(`cannot find: ${topic}`);
    if (topic.includes("thời tiết")) return { total: 0, figures: [] };
    const start = PARAGRAPH.indexOf(SENTENCE);
    const number = PARAGRAPH.indexOf("3.093 hộ");
    const figure = {
      ...excerpt(),
      sentence: [start, start + SENTENCE.length] as const,
      numbers: [[number, number + "3.093 hộ".length] as const],
    };
    const total = 8;
    return {
      total,
      figures: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, () => figure),
    };
  }
}

/** An article with the given sections: heading and paragraphs. */
export function articleOf(
  head: Partial<ArticleHead>,
  sections: readonly (readonly [heading: string, texts: readonly string[], untitled?: UntitledSection])[],
): Article {
  const slug = head.slug ?? "bai-2";
  let paragraph = 0;
  const printed = sections.map(([section, texts, untitled]) => ({
    heading: section,
    untitled,
    passages: texts.map((text): Passage => {
      paragraph += 1;
      return { id: `${slug}/${paragraph}`, article: slug, section, paragraph, kind: "body", text };
    }),
  }));
  return {
    slug,
    series: "Nâng cao năng lực lãnh đạo của các cấp ủy Đảng, đưa thành phố phát triển nhanh, bền vững",
    part: 2,
    title: "Khắc phục khuyết điểm, tạo chuyển biến trên nhiều lĩnh vực",
    authors: ["ANH DŨNG", "SỸ KHANG"],
    source: null,
    nextPart: null,
    ...head,
    sections: printed,
    passages: printed.flatMap(({ passages }) => passages),
  };
}

/** Short paragraphs of two sentences, the first one with this number. */
function paragraphs(first: number, count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => `Đây là đoạn thứ ${first + index} của bài báo. Đoạn này kể về việc làm ở cơ sở.`,
  );
}

/** The article that the example stands in, as its paragraph 13 of 20. */
export const article = articleOf({}, [
  ["Mở đầu", paragraphs(1, 4), "opening"],
  ["CHUYỂN BIẾN TỪ CƠ SỞ", paragraphs(5, 6)],
  ["THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ", [...paragraphs(11, 2), PARAGRAPH, ...paragraphs(14, 6)]],
  ["Cuối bài", paragraphs(20, 1), "closing"],
]);

/** A series of these articles, to be leafed through. */
export async function seriesOf(...articles: readonly Article[]): Promise<Series> {
  const forward = new ForwardWriter();
  for (const { text } of articles.flatMap(({ passages }) => passages)) {
    const sentences = splitSentences(text).map((range) => ({ ...range, tokens: [], traits: 0 }));
    forward.add(sentences, []);
  }
  return {
    passages: await PassageStore.from(articles),
    search: { forward: new ForwardIndex(forward.build()) },
    corpusHash: "0123456789abcdef",
  };
}

/** What a bot is given whose series never changes. */
export function editionOf(edition: Edition): () => Edition {
  return () => edition;
}

/** The series that the examples are quoted from. */
export const series = await seriesOf(article);
