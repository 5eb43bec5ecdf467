import type { LeftOutReason } from "../corpus/import/document.js";
import type { ImportWords } from "./import-words.js";

const count = new Intl.NumberFormat("en");
const share = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 0 });
const list = new Intl.ListFormat("en", { type: "conjunction" });

const reasons: Readonly<Record<LeftOutReason, string>> = {
  "running-head": "running heads and feet",
  "page-number": "page numbers",
  watermark: "watermarks and stamps",
  signature: "stamps of digital signatures",
  menu: "menus, adverts, related stories",
  hidden: "hidden text",
  repeated: "letters printed twice",
  unreadable: "a text layer that cannot be read",
  comment: "comments of editors",
  deleted: "text deleted while editing",
  contents: "a table of contents",
  "other-page": "other pages",
  drawing: "words within drawings",
};

const preview: ImportWords["preview"] = {
  language: "en",
  title: "Preview: {file}",
  page: "Page {page}",
  wholeDocument: "Whole text",
  article: "Part {part}: {title}",
  pictureOf: "Picture of page {page}",
  noPicture: "There is no picture of this page.",
  leftOut: "Left out",
  nothing: "No paragraphs.",
  doubtful: "may read “{other}”",
  recognised: "letters recognised, confidence {confidence}%",
  kinds: {
    heading: "heading",
    meta: "about the article",
    lead: "lead",
    body: "paragraph",
    caption: "caption",
  },
  reasons,
};

/** Taking in documents, in English. */
export const importEn: ImportWords = {
  reading: (file) => `Reading ${file}`,
  progress: (done, total) => `page ${count.format(done)}/${count.format(total)}`,
  made: ({ from, to, passages }) => `Imported ${from} as ${to}: ${count.format(passages)} paragraphs.`,
  unchanged: (to) => `${to} holds exactly this already.`,
  wouldMake: ({ from, to, passages }) =>
    `${from} would become ${to}: ${count.format(passages)} paragraphs (nothing is written).`,
  title: (part, title) => `Part ${part}: ${title}`,
  counts: ({ pages, paragraphs, headings }) =>
    [
      ...(pages === null ? [] : [`${count.format(pages)} pages`]),
      `${count.format(paragraphs)} paragraphs`,
      `${count.format(headings)} headings`,
    ].join(", "),
  leftOut: (characters, told) => `Left out ${count.format(characters)} characters: ${list.format(told)}.`,
  reason: (reason, characters) => `${reasons[reason]} (${count.format(characters)})`,
  recognised: (pages, confidence) =>
    `Letters of ${count.format(pages)} pages were recognised from pictures, confidence ${share.format(confidence)}. Compare figures with the original.`,
  warning: (code, detail) => warnings[code](detail),
  onPage: (page, warning) => `Page ${count.format(page)}: ${warning}`,
  more: (more) => `… and ${count.format(more)} more notes.`,
  summary: ({ files, articles, skipped, failed }) =>
    list.format([
      `${count.format(files)} files`,
      `${count.format(articles)} articles`,
      ...(skipped === 0 ? [] : [`${count.format(skipped)} articles that were there already`]),
      `${count.format(failed)} files that failed`,
    ]),
  several: (articles) =>
    `The file holds ${count.format(articles)} articles and was written as so many; with --single it becomes one.`,
  columns: ["File", "Article", "Pages", "Paragraphs", "Headings", "Left out", "Recognised", "Notes"],
  number: (value) => count.format(value),
  share: (value) => share.format(value),
  stopped: "Stopped as asked. The file that was being read was not written.",
  preview,
  reportWritten: (path) => `Full report: ${path}`,
  previewWritten: (path) => `Preview: ${path}`,
};

const warnings: Readonly<
  Record<Parameters<ImportWords["warning"]>[0], (detail: Parameters<ImportWords["warning"]>[1]) => string>
> = {
  "legacy-encoding": ({ encoding }) =>
    `the text was in the old encoding ${encoding} and was turned into Unicode.`,
  "mixed-encodings": ({ encodings }) =>
    `the text mixes encodings (${encodings}); each paragraph was turned into Unicode.`,
  "doubtful-letters": ({ count: words = 1, example }) =>
    `${words} words may be decoded wrongly, such as “${example}”.`,
  "text-layer-ignored": () =>
    "the text layer cannot be used, so the letters were recognised from the picture.",
  "low-confidence": ({ confidence }) =>
    `letters were recognised with low confidence (${share.format(Number(confidence))}).`,
  "doubtful-figures": ({ text, other }) => `the figure “${text}” may be “${other}”.`,
  "page-unreadable": () => "no text could be read on this page.",
  "tracked-changes": ({ inserted = 0, deleted = 0 }) =>
    `the file has tracked changes (${inserted} inserted, ${deleted} deleted): what was inserted is kept, what was deleted is left out.`,
  "embedded-objects": ({ count: objects }) => `text within ${objects} embedded objects cannot be read.`,
  "guessed-head": ({ fields, title }) =>
    `the file does not tell its ${list.format(String(fields).split(", "))}, so that was guessed (“${title}”); set it with --series, --part, --title.`,
};
