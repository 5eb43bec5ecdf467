import { browseEn } from "./browse-en.js";
import { alternativesFormat, numberFormat } from "./formats.js";
import { importEn } from "./import-en.js";
import { libraryEn } from "./library-en.js";
import { reloadEn } from "./reload-en.js";
import { seriesEn } from "./series-en.js";
import { chatEn, smallTalkEn } from "./talk-en.js";
import { telegramEn } from "./telegram-en.js";
import type { Locale } from "./types.js";

const list = alternativesFormat("en");
const count = numberFormat("en");
const seconds = numberFormat("en", { maximumFractionDigits: 1 });

/** English, for those whose Telegram is set to it. Quotations stay in the language of the series. */
export const en: Locale = {
  language: "en",
  // In Vietnamese on purpose: the series is, and so are the questions that it answers best.
  examples: [
    "Quận Ô Môn còn bao nhiêu hộ nghèo?",
    "truong phong nong nghiep huyen thoi lai la ai",
    "Phường Trà Nóc được công nhận danh hiệu gì năm 2013?",
  ],
  citation: {
    part: (number) => `Part ${number}`,
    paragraph: (number) => `paragraph ${number}`,
    page: (number) => `p. ${number}`,
    recognised: "as recognised from a picture",
    otherReading: (text, other) => `“${text}” may be “${other}”`,
    opening: "Opening",
    closing: "End of the article",
  },
  outcome: {
    perhaps: "This passage may be what you need.",
    missing: (words) => `The series does not state this: it never mentions ${quoted(words)}.`,
    nearestPassage: "Nearest passage",
    notFound: "Nothing about this was found in the series.",
    nearestSections: "Nearest sections",
    seeAlso: "See also",
    wholeParagraph: "Whole paragraph",
  },
  browse: browseEn,
  smallTalk: smallTalkEn,
  reload: reloadEn,
  series: seriesEn,
  telegram: telegramEn,
  terminal: {
    welcome: ({ articles, passages }) =>
      `Trích Dẫn answers in the series' own words and says where they are printed (${count.format(articles)} ${articles === 1 ? "part" : "parts"}, ${count.format(passages)} paragraphs).`,
    examplesHeading: "You may ask, for example:",
    prompt: "Question> ",
    exitHint: "Type /help for the commands; press Ctrl+D to leave.",
    chat: chatEn,
    goodbye: "Goodbye!",
    index: {
      stages: { passages: "Reading the series", graph: "Linking vectors" },
      progress: (done, total) => `${count.format(done)}/${count.format(total)}`,
      downloading: (file) => `Downloading ${file}`,
      ready: ({ passages, embedded, tookMs }) =>
        `The index is ready: ${count.format(passages)} paragraphs, ${count.format(embedded)} sentences embedded anew, ${seconds.format(tookMs / 1000)} s.`,
      upToDate: "The index fits the series already; nothing to do.",
      sound: ({ passages, vectors, bytes }) =>
        `The index is whole and fits the series: ${count.format(passages)} paragraphs, ${count.format(vectors)} vectors, ${count.format(Math.ceil(bytes / 1024))} KB.`,
    },
    library: libraryEn,
    import: importEn,
    botStarted: (username) => `Bot @${username} is running. Press Ctrl+C to stop.`,
    botStopping: "Stopping the bot…",
    botStopped: "The bot has stopped.",
    help: {
      program:
        "Answers questions about the series in its own words, with the place in print. Without a command: the Telegram bot where BOT_TOKEN is set, else a chat in the terminal.",
      ask: "answer one question (exit status: 0 answered, 1 not answered, 2 failed)",
      json: "print the answer as one line of JSON",
      batch: "one question a line of the file, one line of JSON an answer (- is the standard input)",
      asked: "search only the series that is called nearly so; may be given several times",
      index: "build or update the index",
      force: "build from nothing",
      check: "only verify, change nothing",
      import:
        "turn documents (PDF, scan, Word, RTF, web page, text …; files, folders or patterns) into articles of corpus/ (with DATABASE_URL: of the database), no character lost",
      articlesImport: "take the articles of a folder into the database, byte for byte; the others there stay",
      articlesExport: "write the articles of the database, and the texts that they had, to a folder",
      replaceFiles: "replace files of the same name that hold something else",
      series: "title of the series, where the file has none",
      part: "number of the part in the series; several for several files",
      title: "title of the part, where the file has none",
      slug: "file name of the article, without .md",
      replace: "replace an article of the same name",
      single: "each file is one article, even if it looks like several",
      dryRun: "only read and tell, write nothing",
      report: "write the full report (JSON) to this file",
      preview: "write an HTML page that shows each page beside the paragraphs made of it",
    },
  },
};

function quoted(words: readonly string[]): string {
  return list.format(words.map((word) => `“${word}”`));
}
