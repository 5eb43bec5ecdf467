import type { Answer, AnswerExcerpt, Answerer, TextRange } from "../../src/answer/index.js";
import { splitSentences } from "../../src/language/sentence.js";

export const paragraph =
  "Quận Ô Môn chú trọng giảm nghèo. Cuối năm 2012, toàn quận còn 3.093 hộ nghèo, chiếm 9,36%. Đến nay còn 4, 68%.";
export const sentence = "Cuối năm 2012, toàn quận còn 3.093 hộ nghèo, chiếm 9,36%.";

/** A quoted paragraph, with the given parts of it highlighted. */
export function excerpt(
  details: Partial<AnswerExcerpt> = {},
  highlighted: readonly string[] = [sentence],
): AnswerExcerpt {
  const text = details.text ?? paragraph;
  const sentences = splitSentences(text).map(({ start, end }): TextRange => [start, end]);
  const highlights = highlighted.map(
    (part): TextRange => [text.indexOf(part), text.indexOf(part) + part.length],
  );
  return {
    ordinal: 12,
    id: "bai-2/13",
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
      title: "Khắc phục khuyết điểm",
      section: "GIẢI PHÁP HIỆU QUẢ",
      paragraph: 13,
    },
    score: 1,
    isAlternative: false,
    ...details,
  };
}

/** An answer that quotes the paragraph, unless told otherwise. */
export function answer(details: Partial<Answer> = {}): Answer {
  return {
    question: "ô môn còn bao nhiêu hộ nghèo",
    asked: "ô môn còn bao nhiêu hộ nghèo",
    language: "vi",
    outcome: "answered",
    confidence: 0.9,
    excerpts: [excerpt()],
    missing: [],
    nearest: [],
    tookMs: 1.5,
    ...details,
  };
}

/** Answers every question; those that hold `lạ` are off topic. Remembers what it was asked. */
export class FakeAnswerer implements Answerer {
  readonly questions: string[] = [];

  async answer(question: string): Promise<Answer> {
    this.questions.push(question);
    // A later question must not overtake an earlier one.
    await new Promise((resolve) => setTimeout(resolve, question.includes("chậm") ? 20 : 0));
    return question.includes("lạ")
      ? answer({ question, outcome: "not_found", confidence: 0.1, excerpts: [] })
      : answer({ question });
  }
}
