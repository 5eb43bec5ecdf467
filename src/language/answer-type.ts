/** The type of thing that a question wants to hear, as far as its words tell. */
export type AnswerType =
  | "phone"
  | "email"
  | "age"
  | "money"
  | "percent"
  | "duration"
  | "time"
  | "quantity"
  | "reason"
  | "address"
  | "place"
  | "document"
  | "role"
  | "person"
  | "definition"
  | "other";

/**
 * Words of a question by the type of answer that they ask for, in lower case and without diacritics. The first that matches
 * counts, so what is asked more exactly stands first: `bao nhiêu tiền` before `bao nhiêu`.
 */
const questionWords: readonly (readonly [AnswerType, RegExp])[] = [
  [
    "phone",
    /\b(?:so dien thoai|sdt|so dt|hotline|duong day nong|dien thoai (?:so|nao|lien he)|phone number)\b|^\W*(?:dien thoai|phone)\b/,
  ],
  ["email", /\b(?:e-?mail|thu dien tu)\b/],
  [
    "age",
    /\b(?:(?:bao nhieu|bn|bnhieu|may|nhieu) tuoi|sinh nam (?:nao|bao nhieu|may|bn)|nam sinh|ngay sinh|sinh ngay|how old)\b/,
  ],
  ["percent", /\b(?:phan tram|may phan|may %|bao nhieu %|bn %|ty le|ti le|percent|percentage|rate)\b|%/],
  [
    "money",
    /\b(?:(?:bao nhieu|bn|bnhieu|nhieu|may) (?:tien|dong|usd|do la|trieu|ty|ti|nghin|ngan|euro)|(?:gia|hoc phi|chi phi|kinh phi|tien luong|muc luong|luong|muc phat|tien phat|le phi|von|doanh thu|loi nhuan|thu nhap|cat[ -]xe|phu cap|tro cap|ngan sach)\b.*\b(?:bao nhieu|bn|bnhieu|may)|(?:phat|ton|het|tri gia|thuong) (?:bao nhieu|bn)|how much (?:money|does))\b/,
  ],
  ["duration", /\b(?:bao lau|(?:bao nhieu|bn|may) (?:ngay|thang|nam|gio|phut|tuan)(?! nao)|how long)\b/],
  [
    "time",
    /\b(?:khi nao|nam nao|bao gio|luc nao|hoi nao|thoi diem nao|thoi gian nao|thang nao|ngay nao|nhiem ky nao|ngay may|thang may|may gio|hom nao|when|which year|what (?:year|date))\b|\b(?:ngay|nam|thang) (?:bao nhieu|bn)\b/,
  ],
  [
    "document",
    /\b(?:van ban|nghi dinh|thong tu|luat|quyet dinh|nghi quyet|cong van|chi thi) so (?:may|nao|bao nhieu|bn)\b/,
  ],
  [
    "quantity",
    /\b(?:bao nhieu|bao nhiu|bn|bnhieu|bnhiu|nhieu nhat|it nhat|(?<!\bthu )may|so luong|so ho|tong so|how many|how much|number of|total)\b/,
  ],
  ["reason", /\b(?:vi sao|tai sao|vi dau|do dau|sao lai|ly do|nguyen nhan|vi ly do gi|why)\b/],
  ["address", /\b(?:dia chi|address)\b/],
  [
    "place",
    /\b(?:o dau|tai dau|den dau|tu dau|dau|noi nao|cho nao|dia diem nao|(?:tinh|thanh pho|quan|huyen|xa|phuong|nuoc|khu|vung|dia phuong) nao|where)\b/,
  ],
  [
    "document",
    /\b(?:(?:van ban|nghi dinh|thong tu|luat|quyet dinh|nghi quyet|cong van|chi thi|dieu|khoan) (?:nao|may))\b/,
  ],
  ["role", /\b(?:chuc vu|chuc danh|giu chuc|lam chuc|what position)\b/],
  ["person", /\b(?:ai|ten gi|ten j|(?:dong chi|nguoi|ong|ba|anh|chi) nao|who|whom)\b/],
  ["definition", /^\W*\w\S* (?:\S+ ){0,2}la gi\W*$|\b(?:viet tat|nghia la gi|stands? for)\b/],
];

const presentWords = /\b(?:hien nay|hien tai|den nay|bay gio|gio con|now|currently|today)\b/;

/** The type of answer that a question asks for, and where the words stand that tell it. */
export interface AskedType {
  readonly type: AnswerType;
  /** Half-open range in UTF-16 code units; empty where no word tells. */
  readonly start: number;
  readonly end: number;
}

/**
 * The type of answer that a question asks for; `other` where no word tells.
 * @param folded the question in lower case, without diacritics
 */
export function askedTypeOf(folded: string): AskedType {
  for (const [type, pattern] of questionWords) {
    const match = pattern.exec(folded);
    if (match) return { type, start: match.index, end: match.index + match[0].length };
  }
  return { type: "other", start: 0, end: 0 };
}

/**
 * Whether a question asks how things stand now.
 * @param folded the question in lower case, without diacritics
 */
export function asksOfPresent(folded: string): boolean {
  return presentWords.test(folded);
}

// As long as numbers are: of a longer row of digits, its end is one.
const number = String.raw`\d[\d.,]{0,15}`;
const spelledNumber =
  "(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|nửa|đôi|vài|dăm)";
const anyNumber = String.raw`(?:${number}|(?<![\p{L}\p{M}])${spelledNumber}(?![\p{L}\p{M}]))`;
const timeUnit = "(?:giây|phút|giờ|tiếng|ngày|đêm|tuần|tháng|quý|năm|thế kỷ|nhiệm kỳ)";

/** What a sentence must hold to tell a thing of a type; types that may be told in any words have none. */
const evidence: Readonly<Partial<Record<AnswerType, RegExp>>> = {
  age: /\d ?(?:tuổi|năm tuổi)|tuổi \d|sinh (?:ngày|năm)|năm sinh|(?<!\d)19\d\d(?!\d)/iu,
  phone: /(?<!\d)(?<!\d[.,\s])(?:\+84|0)\d{1,3}[ .-]?\d{3}[ .-]?\d{3,4}(?!\d)|điện thoại\D{0,12}\d{6,}/iu,
  money: new RegExp(
    String.raw`${anyNumber}[^.;]{0,24}?(?:đồng|đô ?la|USD|VNĐ|VND|euro|EUR|yên|bảng|nhân dân tệ|won|baht|triệu|tỷ|tỉ|nghìn|ngàn)(?![\p{L}\p{M}])|(?:US)?\$ ?\d|\d ?(?:đ|\$|€)(?![\p{L}\p{M}])|miễn phí|không mất tiền`,
    "iu",
  ),
  percent: new RegExp(
    String.raw`\d ?%|phần trăm|${anyNumber}\s*lần|${number}/${number}|(?:một|hai|ba) phần`,
    "iu",
  ),
  duration: new RegExp(String.raw`${anyNumber}[^.;,]{0,12}?\s?${timeUnit}(?![\p{L}\p{M}])`, "iu"),
  time: /(?<!\d)(?:1[0-9]|20)\d\d(?!\d)|\d ?[/-] ?\d|(?<![\p{L}\p{M}])(?:ngày|tháng|năm|quý|tuần|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|sáng|trưa|chiều|tối|đêm|hôm|giờ|mùa|thế kỷ|thập niên|nhiệm kỳ|khi|lúc|sau khi|trước khi|kể từ)(?![\p{L}\p{M}])/iu,
  quantity: new RegExp(anyNumber, "iu"),
  reason:
    /(?<![\p{L}\p{M}])(?:vì|do|bởi|nhằm|nên|nhờ|khiến|nguyên nhân|lý do|lí do|để|dẫn đến|xuất phát|theo đó)(?![\p{L}\p{M}])/iu,
  // A district alone is where something is, not its address.
  address:
    /(?<![\p{L}\p{M}])(?:(?:[Ss]ố(?: nhà)?|[Đđ]ường|[Pp]hố|[Nn]gõ|[Nn]gách|[Hh]ẻm|[Qq]uốc lộ|[Tt]ỉnh lộ|[Kk]m|[Tt]ầng|[Tt]òa nhà|[Kk]hu phố|[Tt]ổ|[Ấấ]p|[Tt]hôn) ?(?:\d|\p{Lu})|[Đđ]ịa chỉ|[Tt]rụ sở (?:tại|ở|đặt|đóng)|(?:[Đđ]óng|[Tt]ọa lạc) (?:tại|ở|trên))/u,
  email: /[^\s@]@[^\s@]/u,
  place:
    /(?:\p{Ll}|^)["“(]? ?\p{Lu}\p{Ll}+|(?<![\p{L}\p{M}])(?:tại|ở|trong|trên|ngoài|nước|vùng|khu|bờ|biển|đảo|nhà)(?![\p{L}\p{M}])/u,
  document:
    /\d\/|(?<![\p{L}\p{M}])(?:nghị định|thông tư|luật|bộ luật|quyết định|nghị quyết|công văn|chỉ thị|điều|khoản|pháp lệnh|hiến pháp)(?![\p{L}\p{M}])/iu,
  role: /(?<![\p{L}\p{M}])(?:bí thư|chủ tịch|giám đốc|trưởng|phó|thứ trưởng|tổng thống|thủ tướng|chánh|ủy viên|uỷ viên|thành viên|đại biểu|cục|viện|hiệu trưởng|chủ nhiệm|thư ký|phát ngôn|huấn luyện|đội|bác sĩ|giáo sư|tiến sĩ|luật sư|nhà)(?![\p{L}\p{M}])/iu,
  person:
    /\p{Lu}[\p{Ll}\p{M}]+ \p{Lu}[\p{Ll}\p{M}]|\p{Lu}{2} \p{Lu}{2}|(?<![\p{L}\p{M}])(?:ông|bà|anh|chị|người|cô|chú|em|đồng chí|nhóm|đoàn|ban|bộ|sở|cơ quan|công ty|hội)(?![\p{L}\p{M}])/u,
};

/** Whether a sentence (NFC) may tell a thing of this type; true where the type can be told in any words. */
export function mayTell(type: AnswerType, sentence: string): boolean {
  return evidence[type]?.test(sentence) ?? true;
}
