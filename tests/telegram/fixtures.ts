import type { Answer, Answerer, Excerpt, TextRange } from "../../src/answer/types.js";
import type { Article } from "../../src/corpus/types.js";

/** The paragraph that the examples quote. */
export const PARAGRAPH =
  "Quận Ô Môn chú trọng giảm nghèo bền vững. Cuối năm 2012, toàn quận còn 3.093 hộ nghèo, chiếm tỷ lệ 9,36%. " +
  "Đến nay, tỷ lệ này còn 4, 68%.";

/** The sentence of it that answers. */
export const SENTENCE = "Cuối năm 2012, toàn quận còn 3.093 hộ nghèo, chiếm tỷ lệ 9,36%.";

/** An excerpt with the given sentences highlighted. */
export function excerpt(
  text = PARAGRAPH,
  sentences: readonly string[] = [SENTENCE],
  details: Partial<Excerpt> = {},
): Excerpt {
  const highlights = sentences.map((sentence): TextRange => {
    const start = text.indexOf(sentence);
    return [start, start + sentence.length];
  });
  return {
    id: "bai-2/13",
    text,
    highlights,
    citation: {
      article: "bai-2",
      part: 2,
      title: "Khắc phục khuyết điểm, tạo chuyển biến trên nhiều lĩnh vực",
      section: "THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ",
      paragraph: 13,
    },
    score: 1,
    ...details,
  };
}

/** An answer; unless told otherwise, one that quotes the example. */
export function answer(details: Partial<Answer> = {}): Answer {
  return {
    question: "quan o mon con bao nhieu ho ngheo",
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
    { article: "bai-2", part: 2, section: "CHUYỂN BIẾN TỪ CƠ SỞ", id: "bai-2/5" },
    { article: "bai-2", part: 2, section: "Cuối bài", id: "bai-2/20" },
  ],
});

export const related = answer({ outcome: "related", missing: ["Cái Răng"] });

/** Answers by the words in the question: deterministic, and remembers what it was asked. */
export class FakeAnswerer implements Answerer {
  readonly questions: string[] = [];
  /** Time that each answer takes, in ms. */
  latency = 0;

  async answer(question: string): Promise<Answer> {
    this.questions.push(question);
    if (this.latency > 0) await new Promise((resolve) => setTimeout(resolve, this.latency));
    if (question.includes("hỏng")) throw new RangeError(`cannot answer: ${question}`);
    if (question.includes("thời tiết")) return { ...notFound, question };
    if (question.includes("Cái Răng")) return { ...related, question };
    return answer({ question });
  }
}

export const article: Article = {
  slug: "bai-2",
  series: "Nâng cao năng lực lãnh đạo của các cấp ủy Đảng, đưa thành phố phát triển nhanh, bền vững",
  part: 2,
  title: "Khắc phục khuyết điểm, tạo chuyển biến trên nhiều lĩnh vực",
  authors: ["ANH DŨNG", "SỸ KHANG"],
  source: null,
  nextPart: null,
  sections: [],
  passages: [],
};
