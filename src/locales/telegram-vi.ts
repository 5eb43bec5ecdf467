import { documentsVi } from "./documents-vi.js";
import { numberFormat } from "./formats.js";
import { statisticsVi } from "./statistics-vi.js";
import type { TelegramWords } from "./telegram-words.js";

const count = numberFormat("vi");

const about =
  "Hỏi về loạt bài báo, nhận ngay nguyên văn đoạn có câu trả lời, kèm tên bài, mục và số đoạn.\n\n" +
  "• Gõ có dấu hay không dấu đều được\n" +
  "• Trong nhóm: /hoi rồi đến câu hỏi\n" +
  "• Điều gì loạt bài không nêu, bot nói rõ là không thấy\n\n";

/** What the bot says in Vietnamese. */
export const telegramVi: TelegramWords = {
  greeting: (series) =>
    `Chào bạn! Bạn hỏi về loạt bài${series === null ? "" : ` “${series}”`}, tôi trích nguyên văn đoạn có câu trả lời, ` +
    "kèm tên bài, mục và số đoạn. Điều gì loạt bài không nêu, tôi nói rõ là không thấy.",
  partsHeading: "Hiện có:",
  howToAsk: "Bạn cứ nhắn câu hỏi, có dấu hay không dấu đều được.",
  examplesHeading: "Ví dụ:",
  privacy: "Câu hỏi được tra ngay trên máy chủ của bot và không được lưu lại.",
  privacyKept:
    "Câu hỏi được tra ngay trên máy chủ của bot. Câu nào chưa trả lời được thì được giữ 30 ngày, không kèm tên người hỏi, để người quản trị bổ sung bài; những câu khác không được lưu.",
  askForQuestion: "Bạn cần tra điều gì? Mời bạn trả lời tin này bằng câu hỏi.",
  askForQuestionPlaceholder: "Ví dụ: Ô Môn còn bao nhiêu hộ nghèo?",
  unknownCommand: "Tôi không có lệnh này. Bạn cứ nhắn thẳng câu hỏi, hoặc gõ /help để xem cách dùng.",
  privateOnly: "Lệnh này chỉ dùng trong cuộc trò chuyện riêng với tôi.",
  textOnly: "Tôi chỉ đọc được chữ. Bạn gõ câu hỏi giúp tôi nhé.",
  voiceOnly: "Tôi chưa nghe được tin thoại, chỉ đọc được chữ. Bạn gõ câu hỏi giúp tôi nhé.",
  speech: {
    heard: (transcript) => `Nghe được: “${transcript}”`,
    nothingHeard: "Tôi không nghe thấy lời nào trong tin này. Bạn nói lại, hoặc gõ câu hỏi giúp tôi nhé.",
    tooLarge: (megabytes) =>
      `Tệp này lớn hơn ${count.format(megabytes)} MB, mức tối đa Telegram cho bot tải về. Bạn gửi tin thoại ngắn hơn, hoặc gõ câu hỏi giúp tôi nhé.`,
    tooLong: "Tin này dài quá, tôi chưa nghe kịp. Bạn nói ngắn hơn, hoặc gõ câu hỏi giúp tôi nhé.",
    busy: "Đang có nhiều tin thoại chờ nghe. Bạn gửi lại sau ít phút, hoặc gõ câu hỏi giúp tôi nhé.",
    failed: "Xin lỗi bạn, tôi chưa nghe được tin này. Bạn gõ câu hỏi giúp tôi nhé.",
  },
  documents: documentsVi,
  statistics: statisticsVi,
  apology: "Xin lỗi bạn, tôi gặp trục trặc nên chưa trả lời được. Mong bạn thử lại sau ít phút.",
  cannotLookUp:
    "Xin lỗi bạn, lúc này tôi không tra cứu được, nên chưa thể nói là trong bài có hay không. Mong bạn hỏi lại sau ít phút.",
  late: "Xin lỗi bạn, câu trả lời này đến muộn vì tôi bị gián đoạn.",
  notAllowed: (chatId) =>
    `Bot này chỉ phục vụ những cuộc trò chuyện đã đăng ký. Để được dùng, bạn gửi mã này cho người quản trị: ${chatId}`,
  slowDown: (seconds) =>
    `Tôi nhận được hơi nhiều tin cùng lúc. Bạn chờ khoảng ${count.format(seconds)} giây rồi hỏi tiếp giúp tôi nhé.`,
  commands: {
    private: [
      { command: "hoi", description: "Hỏi về loạt bài" },
      { command: "so_lieu", description: "Các số liệu về một chủ đề" },
      { command: "muc_luc", description: "Mục lục của loạt bài" },
      { command: "nguon", description: "Có những bài nào, còn thiếu bài nào" },
      { command: "loat_bai", description: "Chọn loạt bài để tra cứu" },
      { command: "help", description: "Cách hỏi" },
      { command: "start", description: "Giới thiệu và câu hỏi ví dụ" },
    ],
    group: [
      { command: "hoi", description: "Hỏi về loạt bài, hoặc tra tin nhắn được trả lời" },
      { command: "so_lieu", description: "Các số liệu về một chủ đề" },
      { command: "muc_luc", description: "Mục lục của loạt bài" },
      { command: "nguon", description: "Có những bài nào, còn thiếu bài nào" },
      { command: "loat_bai", description: "Loạt bài được tra cứu trong nhóm" },
      { command: "help", description: "Cách hỏi trong nhóm" },
    ],
    admin: [
      { command: "bai", description: "Các bài: xem, rút, khôi phục (quản trị)" },
      { command: "thong_ke", description: "Số câu hỏi mỗi ngày (quản trị)" },
      { command: "nap_lai", description: "Nạp lại loạt bài (quản trị)" },
    ],
  },
  description: `${about}Câu hỏi không được lưu lại.`,
  descriptionKept: `${about}Câu chưa trả lời được thì giữ 30 ngày, không kèm người hỏi.`,
  shortDescription: "Trả lời câu hỏi về loạt bài báo bằng nguyên văn, kèm tên bài, mục và số đoạn.",
  help: {
    inGroups:
      "Trong nhóm: gõ /hoi rồi đến câu hỏi, hoặc trả lời một tin nhắn bằng /hoi để tra chính tin nhắn đó. " +
      "Muốn hỏi tiếp, bạn trả lời tin của tôi.",
    mentionsArrive: (username) => `Ở đây bạn cũng có thể gọi @${username} rồi viết câu hỏi.`,
    mentionsDoNotArrive: (username) =>
      `Chỉ gọi @${username} thì tôi không nhận được tin, vì Telegram không chuyển những tin ấy cho bot.`,
    inline: (username) =>
      `Ở bất kỳ cuộc trò chuyện nào: gõ @${username} rồi đến điều cần tra, và chọn đoạn để gửi.`,
    followUps:
      "Hỏi tiếp được ngay, chẳng hạn “còn Thới Lai thì sao?”. Sửa lại câu hỏi thì câu trả lời cũng được sửa.",
    commands:
      "/so_lieu hộ nghèo – mọi câu có số liệu về hộ nghèo\n/muc_luc – đọc theo mục\n/nguon – các bài hiện có",
  },
  buttons: {
    previous: (place) => `‹ ${place}`,
    next: (place) => `${place} ›`,
    context: "Đoạn trước, sau",
    withoutContext: "Thu gọn",
    section: "Mở mục",
    copy: "Chép trích dẫn",
    share: "Chia sẻ",
    remove: "Xóa",
    backToAnswer: "‹ Về câu trả lời",
    contents: "Mục lục",
    previousSection: "‹ Mục trước",
    nextSection: "Mục sau ›",
    openInBot: "Đọc cả mục",
    openBot: "Hỏi thêm",
  },
  toasts: {
    onlyAsker: "Chỉ người hỏi và quản trị viên dùng được nút này. Bạn gõ /hoi để tự tra nhé.",
    onlyAdmins: "Người hỏi viết với tên nhóm hoặc kênh, nên chỉ quản trị viên dùng được nút này.",
    outdated: "Nút này thuộc phiên bản trước. Bạn hỏi lại giúp nhé.",
    gone: "Loạt bài đã được cập nhật, đoạn này nay đã khác hoặc không còn. Bạn hỏi lại giúp nhé.",
    cannotRemove: "Telegram không còn cho tôi xóa tin này.",
    apology: "Xin lỗi bạn, tôi gặp trục trặc. Mong bạn thử lại.",
    cannotLookUp: "Xin lỗi bạn, lúc này tôi không tra cứu được. Mong bạn thử lại sau ít phút.",
  },
  notices: {
    changed: "Đoạn được dẫn trước đây nay đã sửa hoặc không còn. Dưới đây là đoạn gần nhất hiện nay.",
    moved: "Đoạn này nay nằm ở một bài khác.",
    section: "Mục này đã có thay đổi kể từ khi tạo nút. Dưới đây là nội dung hiện nay.",
    list: "Loạt bài đã có thay đổi kể từ khi tạo nút. Dưới đây là danh sách hiện nay.",
  },
  passageGone:
    "Đoạn mà liên kết này dẫn tới nay không còn trong loạt bài. Mời bạn xem mục lục, hoặc cứ nhắn điều cần tra.",
  inline: {
    nothingFound: "Không tìm thấy. Hỏi riêng bot",
    notAllowed: "Bạn chưa được đăng ký. Lấy mã đăng ký",
    passageChanged: "Đoạn này đã có thay đổi. Xem đoạn hiện nay",
    passageMoved: "Đoạn này nay nằm ở một bài khác. Xem",
    passageGone: "Đoạn này không còn. Hỏi riêng bot",
  },
};
