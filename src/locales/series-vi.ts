import { numberFormat } from "./formats.js";
import type { SeriesWords } from "./series-words.js";

const count = numberFormat("vi");
const mostNamed = 3;

function named(titles: readonly string[]): string {
  const shown = titles.slice(0, mostNamed).map((title) => `“${title}”`);
  const hidden = titles.length - shown.length;
  return `${shown.join(", ")}${hidden > 0 ? ` và ${count.format(hidden)} loạt khác` : ""}`;
}

/** About the choice of series, in Vietnamese. */
export const seriesVi: SeriesWords = {
  heading: "Loạt bài",
  all: (number) => `Đang tra cứu trong tất cả ${count.format(number)} loạt bài.`,
  some: (titles) => `Đang chỉ tra cứu trong ${named(titles)}.`,
  howToChoose: "Bấm vào một loạt bài để chọn hoặc bỏ chọn.",
  howAdminsChoose: "Quản trị viên nhóm bấm vào một loạt bài để chọn hoặc bỏ chọn cho cả nhóm.",
  howToType: "Gõ /loat_bai và tên để chỉ tra cứu trong loạt ấy, /loat_bai tất cả để tra cứu trong mọi loạt.",
  everything: "Tất cả loạt bài",
  parts: (number) => `${count.format(number)} bài`,
  onlyOne: (title) => `Hiện chỉ có một loạt bài, “${title}”, nên không cần chọn.`,
  unknown: (name) => `Không có loạt bài nào tên gần với “${name}”. Mời bạn chọn trong danh sách.`,
  several: (name) => `Có vài loạt bài tên gần với “${name}”. Mời bạn chọn.`,
  more: (number) => `… và ${count.format(number)} loạt bài nữa`,
  searchedOnly: (titles) => `Tôi chỉ tìm trong ${named(titles)}. Đổi loạt bài: /loat_bai`,
  allGone: (titles) =>
    `Loạt bài ${named(titles)} đã chọn ở đây nay không còn, nên tôi tìm trong tất cả. Chọn lại: /loat_bai`,
  someGone: (titles) =>
    `Loạt bài ${named(titles)} đã chọn ở đây nay không còn, tôi chỉ tìm trong những loạt còn lại. Chọn lại: /loat_bai`,
  onlyAdmins: "Trong nhóm, chỉ quản trị viên đổi được loạt bài. Ai cũng có thể xem danh sách.",
  tooMany: (most) =>
    `Chọn được nhiều nhất ${count.format(most)} loạt bài. Bạn bỏ chọn bớt, hoặc chọn tất cả giúp nhé.`,
  notKept: "Xin lỗi bạn, tôi chưa lưu được lựa chọn này, nên chưa đổi gì. Mong bạn báo người quản trị bot.",
  help: "/loat_bai – chọn loạt bài để tra cứu",
  helpInline: "Ở cuộc trò chuyện khác, tôi tìm trong loạt bài bạn đã chọn ở đây.",
  samePart: (part) => `Có nhiều loạt bài có bài ${part}. Mời bạn chọn.`,
};
