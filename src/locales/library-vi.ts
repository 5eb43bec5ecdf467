import type { LibraryWords } from "./library-words.js";

/** Tiếng Việt. */
export const libraryVi: LibraryWords = {
  filled: ({ folder, articles }) =>
    `Cơ sở dữ liệu chưa có bài nào nên đã nhận ${articles} bài của ${folder}. Từ nay các bài nằm trong cơ sở dữ liệu.`,
  empty:
    "Cơ sở dữ liệu chưa có bài nào. Người trong ADMIN_IDS có thể gửi tệp đầu tiên cho bot qua chat; hoặc hãy chạy: npm run import -- TỆP",
  taken: ({ taken, unchanged, others }) =>
    `Đã đưa ${taken} bài vào cơ sở dữ liệu; ${unchanged} bài đã có sẵn như vậy; ${others} bài khác của cơ sở dữ liệu được giữ nguyên.`,
  exported: ({ folder, written, unchanged }) =>
    `Đã ghi ${written} bài của cơ sở dữ liệu vào ${folder}; ${unchanged} bài ở đó đã như vậy.`,
};
