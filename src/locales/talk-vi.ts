import { numberFormat } from "./formats.js";
import type { ChatWords, SmallTalkWords } from "./talk-words.js";

const count = numberFormat("vi");
const named = (series: string | null) => `loạt bài${series === null ? "" : ` “${series}”`}`;

/** Small talk in Vietnamese. */
export const smallTalkVi: SmallTalkWords = {
  greeting: (series) =>
    `Chào bạn! Bạn cần tra điều gì trong ${named(series)}? Bạn cứ nhắn câu hỏi; gõ /help để xem cách hỏi.`,
  wellbeing: () => "Cảm ơn bạn đã hỏi thăm, tôi vẫn sẵn sàng. Bạn cần tra điều gì, cứ hỏi nhé.",
  identity: (series) =>
    `Tôi là Trích Dẫn, một chương trình tra cứu, không phải người. Tôi chỉ trả lời bằng nguyên văn ${named(series)}, ` +
    "kèm tên bài, mục và số đoạn. Điều gì loạt bài không nêu, tôi nói rõ là không thấy.",
  maker: (series) =>
    `Tôi là Trích Dẫn, một phần mềm nguồn mở do người quản trị ở đây cài đặt. Lời trong câu trả lời là của tác giả ${named(series)}; ` +
    "gõ /nguon để xem tên bài và tác giả.",
  thanks: () => "Không có gì ạ. Cần tra thêm điều gì, bạn cứ hỏi nhé.",
  agreement: () => "Vâng ạ. Cần tra thêm điều gì, bạn cứ hỏi nhé.",
  goodbye: () => "Chào tạm biệt bạn. Khi nào cần tra cứu, bạn cứ quay lại nhé.",
  emoji: () => "🙂 Bạn cần tra điều gì, cứ nhắn câu hỏi nhé.",
};

/** The chat in the terminal, in Vietnamese. */
export const chatVi: ChatWords = {
  howToAsk:
    "Bạn cứ gõ câu hỏi, có dấu hay không dấu đều được. Tôi trích nguyên văn đoạn trả lời, kèm nơi in.",
  followUps: "Hỏi tiếp được ngay, chẳng hạn “còn Thới Lai thì sao?”.",
  commandsHeading: "Các lệnh:",
  commands: [
    { usage: "/muc_luc [SỐ BÀI]", description: "mục lục, kèm lời đầu mỗi đoạn" },
    { usage: "/nguon", description: "có những bài nào, còn thiếu bài nào" },
    { usage: "/loat_bai [TÊN]", description: "chọn loạt bài để tra cứu" },
    { usage: "/so_lieu [CHỦ ĐỀ]", description: "các câu có số liệu, kèm nơi in" },
    { usage: "/tiep", description: "xem tiếp danh sách dài" },
    { usage: "/nap_lai", description: "đọc lại các bài trong thư mục" },
    { usage: "/help", description: "cách hỏi và các lệnh" },
    { usage: "/thoat", description: "kết thúc" },
  ],
  unknownCommand: (name) => `Không có lệnh /${name}.`,
  more: "Còn nữa, gõ /tiep để xem tiếp.",
  noMore: "Không còn gì để xem tiếp.",
  openPart: (part) => `Gõ /muc_luc ${part} để xem các đoạn của một bài.`,
  figuresFound: (total) => `${count.format(total)} câu`,
};
