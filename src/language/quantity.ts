/** Half-open range in UTF-16 code units. */
export interface QuantityRange {
  readonly start: number;
  readonly end: number;
}

// Digits with points and commas inside; a space may stand behind a comma that a slip of the press put there (`4, 68%`).
const number = /(?<![\p{L}\p{M}\d])\d+(?:[.,]\d+)*(?:, \d+(?=\s?%))?(?![\p{L}\d])/gu;

// What is counted or measured, where it takes more than one word.
const longUnits =
  "hộ nghèo|hộ cận nghèo|hộ dân|tập thể cấp ủy|tập thể|cá nhân|đảng viên|cán bộ|công chức|viên chức|vấn đề|nội dung|đoàn liên ngành|lượt người|" +
  "người dân|mét vuông|héc ta|hecta|ki lô mét|đơn vị|công trình|dự án|mô hình|tổ chức đảng|chi bộ|đảng bộ|học sinh|giáo viên|bệnh nhân|" +
  "tỷ đồng|tỉ đồng|triệu đồng|nghìn đồng|ngàn đồng|nghìn tỷ đồng|ngàn tỷ đồng|triệu USD|tỷ USD";
const scale = "nghìn|ngàn|triệu|tỷ|tỉ|trăm|chục|vạn";
const symbols = "%|‰|USD|VND|VNĐ|km2|km²|km|m2|m²|m3|m³|kg|ha|cm|mm|MW|kWh|kV|đ";
const unit = new RegExp(
  `^\\s?(?:(?:${symbols})(?![\\p{L}\\d])|(?:${longUnits})(?![\\p{L}])|(?:(?:${scale})(?:\\s(?:${scale}))?\\s)?\\p{Ll}[\\p{Ll}\\p{M}]*)`,
  "u",
);
// Words that link or describe rather than say what is counted.
const noUnit = new Set(
  "và của ở trong tại là đến với năm tháng ngày có được để thì cho từ vào do bởi về trên dưới theo sau trước nay đã đang sẽ còn khi mà như bằng cùng hay hoặc nhưng qua ra lên xuống này đó ấy kia gồm".split(
    " ",
  ),
);

// Behind these words stands the number of a thing, not how many there are of it.
const ordinal =
  /(?:^|[^\p{L}])(?:số|thứ|khóa|khoá|bài|đoạn|phần|mục|chương|điều|khoản|điểm|trang|quý|tháng|ngày|năm|lần thứ|trung ương|tw|nghị quyết|quyết định|chỉ thị|công văn|thông tư|nghị định|luật|kỳ|nhiệm kỳ|giai đoạn|niên khóa|quốc lộ|tỉnh lộ|đường|ấp|tổ|khu vực|khu phố|tầng|phòng|lúc|hồi|sđt|điện thoại|đt|lớp|cấp|vòng|đợt|kỳ họp)\s*(?:thứ\s*)?$/iu;
const yearLike = /^(?:19|20)\d\d$/;

/**
 * The quantities that a text states: numbers of something, shares, sums, areas, each with its unit as printed. Not years,
 * dates, numbers of documents, parts, phones or of things that are named by one (`Trường Tiểu học Trung An 1`).
 */
export function findQuantities(text: string): QuantityRange[] {
  const found: QuantityRange[] = [];
  for (const match of text.matchAll(number)) {
    const start = match.index;
    const end = start + match[0].length;
    const after = text.slice(end, end + 40);
    const before = text.slice(Math.max(0, start - 24), start);
    const measured = unit.exec(after)?.[0] ?? "";
    const isUnit = measured !== "" && !noUnit.has(measured.trim());
    if (isNumbering(before, after, match[0], isUnit)) continue;
    found.push({ start, end: isUnit ? end + measured.length : end });
  }
  return found;
}

function isNumbering(before: string, after: string, digits: string, isUnit: boolean): boolean {
  // Dates, ranges of years, numbers of documents: parts of something longer.
  if (/[/\-–]\s?$/.test(before) || /^\s?[/–-]\s?[\p{L}\d]/u.test(after))
    return !isUnit || /^\s?[/-]\d/.test(after);
  if (ordinal.test(before)) return true;
  // Point 1. of a list, and the first thing on a line.
  if (/(?:^|\n)\s*$/.test(before) && /^[.)]\s/.test(after)) return true;
  if (isUnit) return false;
  // A phone or account number, a year, a name that ends with a number.
  return /^\d{7,}$/.test(digits) || yearLike.test(digits) || /\p{Lu}[\p{L}\p{M}]*\s$/u.test(before);
}
