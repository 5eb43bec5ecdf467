import type { BrowseWords } from "./browse-words.js";
import { numberFormat } from "./formats.js";

const count = numberFormat("vi");

/** The words around the series when it is leafed through in Vietnamese. */
export const browseVi: BrowseWords = {
  contents: "Mục lục",
  paragraphs: (number) => `${count.format(number)} đoạn`,
  page: (page, pages) => `Trang ${count.format(page)}/${count.format(pages)}`,
  piece: (piece, pieces) => `phần ${count.format(piece)}/${count.format(pieces)}`,
  figures: (topic) => (topic === null ? "Số liệu trong loạt bài" : `Số liệu: ${topic}`),
  figuresShown: (from, to, total) =>
    `${from === to ? "Câu" : "Các câu"} ${count.format(from)}${from === to ? "" : `–${count.format(to)}`} trên ${count.format(total)}`,
  noFigures: (topic) => `Không thấy số liệu nào về “${topic}” trong loạt bài.`,
  noFiguresAtAll: "Loạt bài không có số liệu nào.",
  sources: "Nguồn trích dẫn",
  authors: "Tác giả",
  missingPart: (part, title) => `Bài ${count.format(part)}${title === null ? "" : `: ${title}`}`,
  missingHeading: "Chưa có:",
  version: (version, articles, passages) =>
    `${count.format(articles)} bài, ${count.format(passages)} đoạn · phiên bản ${version}`,
  emptySeries: "Chưa có bài nào để tra.",
  moreParts: (number) => `… và ${count.format(number)} bài nữa`,
};
