import type { LeftOutReason } from "../corpus/import/document.js";
import type { ImportWords } from "./import-words.js";

const count = new Intl.NumberFormat("vi");
const share = new Intl.NumberFormat("vi", { style: "percent", maximumFractionDigits: 0 });
const list = new Intl.ListFormat("vi", { type: "conjunction" });

const reasons: Readonly<Record<LeftOutReason, string>> = {
  "running-head": "tiêu đề đầu hoặc chân trang",
  "page-number": "số trang",
  watermark: "chữ in chìm hoặc đóng dấu",
  signature: "dấu của chữ ký số",
  menu: "trình đơn, quảng cáo, tin liên quan",
  hidden: "chữ ẩn",
  repeated: "chữ in đè hai lần",
  unreadable: "lớp chữ không đọc được",
  comment: "chú thích của người soạn",
  deleted: "chữ đã xoá khi soạn",
  contents: "mục lục",
  "other-page": "trang khác",
  drawing: "chữ trong hình vẽ",
};

const preview: ImportWords["preview"] = {
  language: "vi",
  title: "Xem trước: {file}",
  page: "Trang {page}",
  wholeDocument: "Toàn văn",
  article: "Bài {part}: {title}",
  pictureOf: "Hình trang {page}",
  noPicture: "Không có hình của trang này.",
  leftOut: "Để ngoài",
  nothing: "Không có đoạn nào.",
  doubtful: "có thể đọc là “{other}”",
  recognised: "nhận dạng chữ, tin cậy {confidence}%",
  kinds: { heading: "đề mục", meta: "thông tin", lead: "sapo", body: "đoạn", caption: "chú thích ảnh" },
  reasons,
};

/** Taking in documents, in Vietnamese. */
export const importVi: ImportWords = {
  reading: (file) => `Đang đọc ${file}`,
  progress: (done, total) => `trang ${count.format(done)}/${count.format(total)}`,
  made: ({ from, to, passages }) => `Đã chuyển ${from} thành ${to}: ${count.format(passages)} đoạn.`,
  unchanged: (to) => `${to} đã có đúng nội dung này.`,
  wouldMake: ({ from, to, passages }) =>
    `${from} sẽ thành ${to}: ${count.format(passages)} đoạn (chưa ghi gì).`,
  title: (part, title) => `Bài ${part}: ${title}`,
  counts: ({ pages, paragraphs, headings }) =>
    [
      ...(pages === null ? [] : [`${count.format(pages)} trang`]),
      `${count.format(paragraphs)} đoạn`,
      `${count.format(headings)} đề mục`,
    ].join(", "),
  leftOut: (characters, told) => `Để ngoài ${count.format(characters)} ký tự: ${list.format(told)}.`,
  reason: (reason, characters) => `${reasons[reason]} (${count.format(characters)})`,
  recognised: (pages, confidence) =>
    `Nhận dạng chữ trên ${count.format(pages)} trang, độ tin cậy ${share.format(confidence)}. Hãy đối chiếu số liệu với bản gốc.`,
  warning: (code, detail) => warnings[code](detail),
  onPage: (page, warning) => `Trang ${count.format(page)}: ${warning}`,
  more: (more) => `… và ${count.format(more)} lưu ý khác.`,
  summary: ({ files, articles, skipped, failed }) =>
    list.format([
      `${count.format(files)} tệp`,
      `${count.format(articles)} bài`,
      ...(skipped === 0 ? [] : [`${count.format(skipped)} bài đã có`]),
      `${count.format(failed)} tệp lỗi`,
    ]),
  several: (articles) =>
    `Tệp có ${count.format(articles)} bài nên được ghi thành từng ấy bài; thêm --single để ghi thành một.`,
  columns: ["Tệp", "Bài", "Trang", "Đoạn", "Đề mục", "Để ngoài", "Nhận dạng", "Lưu ý"],
  number: (value) => count.format(value),
  share: (value) => share.format(value),
  stopped: "Đã dừng theo yêu cầu. Tệp đang đọc dở chưa được ghi.",
  preview,
  reportWritten: (path) => `Báo cáo đầy đủ: ${path}`,
  previewWritten: (path) => `Bản xem trước: ${path}`,
};

const warnings: Readonly<
  Record<Parameters<ImportWords["warning"]>[0], (detail: Parameters<ImportWords["warning"]>[1]) => string>
> = {
  "legacy-encoding": ({ encoding }) => `văn bản dùng bảng mã cũ ${encoding}, đã chuyển sang Unicode.`,
  "mixed-encodings": ({ encodings }) =>
    `văn bản lẫn nhiều bảng mã (${encodings}), đã chuyển từng đoạn sang Unicode.`,
  "doubtful-letters": ({ count: words = 1, example }) =>
    `có ${words} chữ không chắc đã giải mã đúng, như “${example}”.`,
  "text-layer-ignored": () => "lớp chữ có sẵn không dùng được nên đã nhận dạng lại từ hình.",
  "low-confidence": ({ confidence }) => `nhận dạng chữ kém tin cậy (${share.format(Number(confidence))}).`,
  "doubtful-figures": ({ text, other }) => `con số “${text}” có thể là “${other}”.`,
  "page-unreadable": () => "không đọc được chữ nào trên trang này.",
  "tracked-changes": ({ inserted = 0, deleted = 0 }) =>
    `tệp còn chỗ sửa chưa duyệt (thêm ${inserted}, xoá ${deleted}): giữ phần thêm, để ngoài phần xoá.`,
  "embedded-objects": ({ count: objects }) => `có ${objects} đối tượng nhúng không đọc được chữ bên trong.`,
  "guessed-head": ({ fields, title }) =>
    `tệp không ghi rõ ${fieldsOf(String(fields))} nên tạm suy ra (“${title}”); có thể đặt bằng --series, --part, --title.`,
};

const fieldNames: Readonly<Record<string, string>> = {
  series: "tên loạt bài",
  part: "số của bài",
  title: "tên bài",
};

function fieldsOf(fields: string): string {
  return list.format(fields.split(", ").map((field) => fieldNames[field] ?? field));
}
