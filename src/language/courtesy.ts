import { foldDiacritics } from "./syllable.js";

const LONGEST = 60;

const thanks = "cảm ơn|cám ơn|đa tạ|thanks?|thank you|thank u|tks|thks|thx";
const agreement =
  "ok|oke|oki|okay|okie|vâng|dạ|ừ|ừm|uh|hay|rất hay|tốt|rất tốt|tuyệt|tuyệt vời|được|được rồi|hiểu rồi|đã hiểu|đã rõ|rõ rồi|" +
  "good|great|nice|got it";
const beside =
  "ạ|à|nhé|nha|nhỉ|em|anh|chị|bạn|bot|bác|cô|chú|nhiều|lắm|quá|luôn|rồi|vậy|you|so|much|very|many|a lot";
const besideThanks = "xin|rất|mình|tôi|các|cả nhà|đồng chí|đ c|ad|admin|b|quý báo|hay|for|the|help";

// Whole messages only: a question never consists of these words alone. Thanks are known however they are toned. With
// words of agreement, which are also names and things, tones count: "hiểu rồi" is none of "Hiếu", "vâng" none of "vàng".
const thanked = new RegExp(`(?<!\\S)(?:${foldDiacritics(thanks)})(?!\\S)`);
const onlyThanks = only(foldDiacritics([thanks, agreement, beside, besideThanks].join("|")));
const agreedOrSo = [agreement, beside].flatMap((words) => [words, foldDiacritics(words)]).join("|");
const agreed = new RegExp(`^(?:${agreement}|${foldDiacritics(agreement)})(?!\\S)`);
const onlyAgreement = only(agreedOrSo);

/** Whether a message only thanks or agrees: nothing is asked, so nothing is looked up. */
export function isCourtesy(text: string): boolean {
  const bare = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Me}\p{Cf}\p{Variation_Selector}]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  if (bare === "") return /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(text);
  if (bare.length > LONGEST) return false;
  const folded = foldDiacritics(bare);
  if (thanked.test(folded)) return onlyThanks.test(folded);
  return agreed.test(bare) && onlyAgreement.test(bare) && !/[?？]/.test(text);
}

/** Matches what consists of these words alone. */
function only(words: string): RegExp {
  return new RegExp(`^(?:(?:${words})(?: |$))+$`);
}
