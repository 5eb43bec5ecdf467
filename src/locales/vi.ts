import { CLOSING_SECTION, OPENING_SECTION } from "../corpus/types.js";
import type { Locale } from "./types.js";

const list = new Intl.ListFormat("vi", { type: "disjunction" });
const count = new Intl.NumberFormat("vi");
const seconds = new Intl.NumberFormat("vi", { maximumFractionDigits: 1 });

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
    opening: OPENING_SECTION,
    closing: CLOSING_SECTION,
  },
  outcome: {
    unstated: "Loạt bài không nêu điều này.",
    missing: (words) => `Loạt bài không nêu điều này: không thấy nhắc đến ${quoted(words)}.`,
    nearestPassage: "Đoạn gần nhất",
    notFound: "Không tìm thấy nội dung này trong loạt bài.",
    nearestSections: "Mục gần nhất",
    seeAlso: "Xem thêm",
    wholeParagraph: "Cả đoạn",
  },
  telegram: {
    greeting: (series) =>
      `Chào bạn! Bạn hỏi về loạt bài${series === null ? "" : ` “${series}”`}, tôi trích nguyên văn đoạn có câu trả lời, ` +
      "kèm tên bài, mục và số đoạn. Điều gì loạt bài không nêu, tôi nói rõ là không thấy.",
    partsHeading: "Hiện có:",
    moreParts: (number) => `… và ${count.format(number)} bài nữa`,
    howToAsk: "Bạn cứ nhắn câu hỏi, có dấu hay không dấu đều được.",
    howToAskInGroups:
      "Trong nhóm, hãy gõ /hoi rồi đến câu hỏi, hoặc trả lời một tin nhắn bằng /hoi để tra chính tin nhắn đó.",
    examplesHeading: "Ví dụ:",
    privacy: "Câu hỏi được tra ngay trên máy chủ của bot và không được lưu lại.",
    usage: "Hãy gõ câu hỏi sau /hoi, ví dụ: /hoi Quận Ô Môn còn bao nhiêu hộ nghèo?",
    textOnly: "Tôi chỉ đọc được chữ. Bạn gõ câu hỏi giúp tôi nhé.",
    apology: "Xin lỗi bạn, tôi gặp trục trặc nên chưa trả lời được. Mong bạn thử lại sau ít phút.",
    notAllowed: (chatId) =>
      `Bot này chỉ phục vụ những cuộc trò chuyện đã đăng ký. Để được dùng, bạn gửi mã này cho người quản trị: ${chatId}`,
    commands: [
      { command: "hoi", description: "Hỏi về loạt bài" },
      { command: "help", description: "Cách hỏi" },
      { command: "start", description: "Giới thiệu và câu hỏi ví dụ" },
    ],
  },
  terminal: {
    welcome: ({ articles, passages }) =>
      `Trích Dẫn: trả lời bằng nguyên văn loạt bài, kèm nơi in (${count.format(articles)} bài, ${count.format(passages)} đoạn).`,
    emptyCorpus: (directory) =>
      `Chưa có bài nào trong ${directory}. Hãy thêm bài vào đó (npm run import -- TỆP) rồi chạy lại.`,
    examplesHeading: "Bạn có thể hỏi, chẳng hạn:",
    prompt: "Câu hỏi> ",
    exitHint: "Nhấn Ctrl+D để kết thúc.",
    goodbye: "Tạm biệt!",
    answered: "Loạt bài viết:",
    related: "Loạt bài không nêu điều này. Đoạn gần nhất:",
    notFound: "Không tìm thấy nội dung này trong loạt bài.",
    emptyQuestion: "Bạn chưa gõ câu hỏi.",
    questionTooLong: (limit) => `Câu hỏi quá dài: chỉ ${count.format(limit)} ký tự đầu được dùng để tra.`,
    index: {
      opening: "Đang mở chỉ mục",
      building: "Đang lập chỉ mục loạt bài",
      updating: "Đang cập nhật chỉ mục",
      progress: (done, total) => `${count.format(done)}/${count.format(total)} đoạn`,
      ready: ({ passages, tookMs }) =>
        `Chỉ mục đã sẵn sàng: ${count.format(passages)} đoạn, ${seconds.format(tookMs / 1000)} giây.`,
      upToDate: "Chỉ mục khớp với loạt bài.",
      stale: "Chỉ mục không còn khớp với loạt bài. Hãy chạy: npm run index",
      readOnly: (directory) =>
        `Không ghi được vào ${directory}: lần chạy này giữ chỉ mục trong bộ nhớ, lần sau sẽ phải lập lại.`,
    },
    fileProblem: (file, reason) => `Bỏ qua ${file}: ${reason}`,
    imported: ({ from, to, passages }) => `Đã chuyển ${from} thành ${to}: ${count.format(passages)} đoạn.`,
    botStarted: (username) => `Bot @${username} đang chạy. Nhấn Ctrl+C để dừng.`,
    botStopping: "Đang dừng bot…",
    botStopped: "Bot đã dừng.",
  },
};

function quoted(words: readonly string[]): string {
  return list.format(words.map((word) => `“${word}”`));
}
