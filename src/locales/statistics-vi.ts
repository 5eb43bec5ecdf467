import { numberFormat } from "./formats.js";
import type { CountedDay, StatisticsWords } from "./statistics-words.js";

const count = numberFormat("vi");
const share = numberFormat("vi", { style: "percent", maximumFractionDigits: 0 });

/** What was asked, in Vietnamese. */
export const statisticsVi: StatisticsWords = {
  heading: (days) => `Câu hỏi trong ${count.format(days)} ngày gần đây`,
  none: "Chưa có câu hỏi nào.",
  day: ({ day, ...facts }) => `${day.slice(8)}/${day.slice(5, 7)}: ${counts(facts)}`,
  all: (facts) => `Tổng cộng: ${counts(facts)}`,
  unanswered: (days) => `Câu chưa trả lời được (giữ ${count.format(days)} ngày, không kèm người hỏi):`,
  noUnanswered: "Chưa có câu nào không trả lời được.",
  question: (text, times) => `• ${text}${times > 1 ? ` (${count.format(times)} lần)` : ""}`,
  onlyCounts:
    "Chỉ đếm số câu, không giữ câu hỏi. Muốn xem những câu chưa trả lời được, nhờ người cài đặt đặt KEEP_UNANSWERED=on; khi đó /help nói rõ điều này với mọi người.",
};

function counts({ answered, related, notFound }: Omit<CountedDay, "day">): string {
  const all = answered + related + notFound;
  return `${count.format(all)} câu, trả lời được ${count.format(answered)} (${share.format(all === 0 ? 0 : answered / all)}), chỉ có đoạn liên quan ${count.format(related)}, không thấy ${count.format(notFound)}`;
}
