/** What a question wants to hear, as far as its question word tells. */
export type AnswerType = "quantity" | "person" | "time" | "definition" | "other";

/** Question words by the type of answer that they ask for, without diacritics; the first that matches counts. */
const questionWords: readonly (readonly [AnswerType, RegExp])[] = [
  [
    "quantity",
    /\b(?:bao nhieu|bn|bnhieu|bnhiu|nhieu nhat|it nhat|may|ty le|ti le|phan tram|so luong|so ho|how many|how much|percentage|rate|total)\b/,
  ],
  [
    "time",
    /\b(?:khi nao|nam nao|bao gio|luc nao|thoi diem nao|thang nao|ngay nao|nhiem ky nao|when|which year)\b/,
  ],
  ["person", /\b(?:ai|ten gi|ten j|dong chi nao|nguoi nao|who|whom)\b/],
  ["definition", /^\W*(?:\S+ ){1,3}la gi\W*$|\b(?:viet tat|nghia la gi|stands? for)\b/],
];

const presentWords = /\b(?:hien nay|hien tai|den nay|bay gio|gio con|now|currently|today)\b/;

/**
 * The type of answer that a question asks for; `other` where no question word tells.
 * @param folded the question in lower case, without diacritics
 */
export function answerTypeOf(folded: string): AnswerType {
  return questionWords.find(([, pattern]) => pattern.test(folded))?.[0] ?? "other";
}

/**
 * Whether a question asks how things stand now.
 * @param folded the question in lower case, without diacritics
 */
export function asksOfPresent(folded: string): boolean {
  return presentWords.test(folded);
}
