/** Words behind which stands what is counted; `máy` is none, though `may` may be one. */
const quantityWords = /(?:^| )(?:bao nhiêu|bao nhiu|mấy|bn|bnhieu|bnhiu|how many|how much)$/;
const untonedQuantityWords = /(?:^| )(?:bao nhieu|bao nhiu|may|bn|bnhieu|bnhiu|how many|how much)$/;
/** `số hộ`, but not behind `dân số`, `chỉ số` and the like, which are words of their own. */
const numberOf =
  /(?:^|(?<!(?:^| )(?:dân|chỉ|hệ|tỷ|tỉ|đa|thiểu|con|mã|doanh|thông|tham|phân|tần|biển|ẩn|vô|một|hàm|chữ|xổ|cơ)) )số$/;

/** Whether what stands behind some words of a question (canonical, the last two suffice) is counted by them. @param isUntoned whether they may lack diacritics */
export function countsWhatFollows(words: string, isUntoned: boolean): boolean {
  return quantityWords.test(words) || numberOf.test(words) || (isUntoned && untonedQuantityWords.test(words));
}

/** A number in digits or words, without diacritics, with two words behind it at most, at the end of a text. */
const closingNumber =
  /(?:\d[\d.,]{0,15}%?|\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|chuc|tram|nghin|ngan|trieu|ty))(?: \S+){0,2} $/;

/** Whether a text without diacritics, up to a space, ends in a number and two further words at most: what comes next may be counted by it. */
export function endsInNumber(folded: string): boolean {
  return closingNumber.test(folded);
}
