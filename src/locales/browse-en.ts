import type { BrowseWords } from "./browse-words.js";
import { numberFormat } from "./formats.js";

const count = numberFormat("en");

/** The words around the series when it is leafed through in English. */
export const browseEn: BrowseWords = {
  contents: "Contents",
  paragraphs: (number) => (number === 1 ? "1 paragraph" : `${count.format(number)} paragraphs`),
  page: (page, pages) => `Page ${count.format(page)}/${count.format(pages)}`,
  piece: (piece, pieces) => `piece ${count.format(piece)}/${count.format(pieces)}`,
  figures: (topic) => (topic === null ? "Figures in the series" : `Figures: ${topic}`),
  figuresShown: (from, to, total) =>
    `${from === to ? "Sentence" : "Sentences"} ${count.format(from)}${from === to ? "" : `–${count.format(to)}`} of ${count.format(total)}`,
  noFigures: (topic) => `The series states no figure about “${topic}”.`,
  noFiguresAtAll: "The series states no figures.",
  sources: "Sources",
  authors: "By",
  missingPart: (part, title) => `Part ${count.format(part)}${title === null ? "" : `: ${title}`}`,
  missingHeading: "Still missing:",
  version: (version, articles, passages) =>
    `${articles === 1 ? "1 part" : `${count.format(articles)} parts`}, ${count.format(passages)} paragraphs · version ${version}`,
  emptySeries: "There is no article to look anything up in yet.",
  moreParts: (number) => (number === 1 ? "… and 1 more part" : `… and ${count.format(number)} more parts`),
};
