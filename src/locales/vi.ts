import { closingSection, openingSection } from "../corpus/types.js";
import { browseVi } from "./browse-vi.js";
import { alternativesFormat, numberFormat } from "./formats.js";
import { importVi } from "./import-vi.js";
import { libraryVi } from "./library-vi.js";
import { reloadVi } from "./reload-vi.js";
import { seriesVi } from "./series-vi.js";
import { chatVi, smallTalkVi } from "./talk-vi.js";
import { telegramVi } from "./telegram-vi.js";
import type { Locale } from "./types.js";

const list = alternativesFormat("vi");
const count = numberFormat("vi");
const seconds = numberFormat("vi", { maximumFractionDigits: 1 });

/** Vietnamese, the language of the series and of most who ask. */
export const vi: Locale = {
  language: "vi",
  examples: [
    "Quận Ô Môn còn bao nhiêu hộ nghèo?",
    "truong phong nong nghiep huyen thoi lai la ai",
    "Phường Trà Nóc được công nhận danh hiệu gì năm 2013?",
  ],
  citation: {
    part: (number) => `Bài ${number}`,
    paragraph: (number) => `đoạn ${number}`,
    page: (number) => `tr. ${number}`,
    recognised: "theo bản nhận dạng chữ",
    otherReading: (text, other) => `“${text}” có thể là “${other}”`,
    opening: openingSection,
    closing: closingSection,
  },
  outcome: {
    perhaps: "Có thể bạn cần đoạn này.",
    missing: (words) => `Loạt bài không nêu điều này: không thấy nhắc đến ${quoted(words)}.`,
    nearestPassage: "Đoạn gần nhất",
    notFound: "Không tìm thấy nội dung này trong loạt bài.",
    nearestSections: "Mục gần nhất",
    seeAlso: "Xem thêm",
    wholeParagraph: "Cả đoạn",
  },
  browse: browseVi,
  smallTalk: smallTalkVi,
  reload: reloadVi,
  series: seriesVi,
  telegram: telegramVi,
  terminal: {
    welcome: ({ articles, passages }) =>
      `Trích Dẫn: trả lời bằng nguyên văn loạt bài, kèm nơi in (${count.format(articles)} bài, ${count.format(passages)} đoạn).`,
    examplesHeading: "Bạn có thể hỏi, chẳng hạn:",
    prompt: "Câu hỏi> ",
    exitHint: "Gõ /help để xem các lệnh, nhấn Ctrl+D để kết thúc.",
    chat: chatVi,
    goodbye: "Tạm biệt!",
    index: {
      stages: { passages: "Đang đọc loạt bài", graph: "Đang nối các vectơ" },
      progress: (done, total) => `${count.format(done)}/${count.format(total)}`,
      downloading: (file) => `Đang tải ${file}`,
      ready: ({ passages, embedded, tookMs }) =>
        `Chỉ mục đã sẵn sàng: ${count.format(passages)} đoạn, tính mới ${count.format(embedded)} câu, ${seconds.format(tookMs / 1000)} giây.`,
      upToDate: "Chỉ mục đã khớp với loạt bài, không cần làm gì thêm.",
      sound: ({ passages, vectors, bytes }) =>
        `Chỉ mục nguyên vẹn và khớp với loạt bài: ${count.format(passages)} đoạn, ${count.format(vectors)} vectơ, ${count.format(Math.ceil(bytes / 1024))} KB.`,
    },
    library: libraryVi,
    import: importVi,
    botStarted: (username) => `Bot @${username} đang chạy. Nhấn Ctrl+C để dừng.`,
    botStopping: "Đang dừng bot…",
    botStopped: "Bot đã dừng.",
    help: {
      program:
        "Trả lời câu hỏi về loạt bài bằng nguyên văn, kèm nơi in. Không kèm lệnh: chạy bot Telegram khi có BOT_TOKEN, nếu không thì trò chuyện ngay trong cửa sổ lệnh.",
      ask: "trả lời một câu hỏi (mã thoát: 0 có trả lời, 1 không có, 2 lỗi)",
      json: "in câu trả lời thành một dòng JSON",
      batch: "mỗi dòng của tệp là một câu hỏi, mỗi câu trả lời là một dòng JSON (- là đầu vào chuẩn)",
      asked: "chỉ tra cứu trong loạt bài tên gần như vậy; nhiều loạt thì viết nhiều lần",
      index: "lập hoặc cập nhật chỉ mục",
      force: "lập lại từ đầu",
      check: "chỉ kiểm tra, không thay đổi gì",
      import:
        "chuyển tài liệu (PDF, bản chụp, Word, RTF, trang web, văn bản…; tệp, thư mục hoặc mẫu tên) thành bài trong corpus/ (hoặc trong cơ sở dữ liệu nếu có DATABASE_URL), không mất ký tự nào",
      articlesImport:
        "đưa các bài của một thư mục vào cơ sở dữ liệu, giữ nguyên từng byte; các bài khác ở đó được giữ lại",
      articlesExport: "ghi các bài của cơ sở dữ liệu, kèm các bản cũ, vào một thư mục",
      replaceFiles: "thay các tệp cùng tên mà nội dung khác",
      series: "tên loạt bài, nếu tệp không ghi",
      part: "số thứ tự của bài trong loạt; nhiều tệp thì nhiều số",
      title: "tên bài, nếu tệp không ghi",
      slug: "tên tệp của bài, không kèm .md",
      replace: "thay bài cùng tên đã có",
      single: "mỗi tệp là một bài, dù trông như có nhiều bài",
      dryRun: "chỉ đọc và báo kết quả, không ghi gì",
      report: "ghi báo cáo đầy đủ (JSON) vào tệp này",
      preview: "ghi trang HTML cho xem từng trang giấy bên cạnh các đoạn đã đọc được",
    },
  },
};

function quoted(words: readonly string[]): string {
  return list.format(words.map((word) => `“${word}”`));
}
