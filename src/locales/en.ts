import type { Locale } from "./types.js";

const list = new Intl.ListFormat("en", { type: "disjunction" });
const count = new Intl.NumberFormat("en");
const seconds = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

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
    opening: "Opening",
    closing: "End of the article",
  },
  outcome: {
    unstated: "The series does not state this.",
    missing: (words) => `The series does not state this: it never mentions ${quoted(words)}.`,
    nearestPassage: "Nearest passage",
    notFound: "Nothing about this was found in the series.",
    nearestSections: "Nearest sections",
    seeAlso: "See also",
    wholeParagraph: "Whole paragraph",
  },
  telegram: {
    greeting: (series) =>
      `Hello! Ask about the series${series === null ? "" : ` “${series}”`}, and I quote, word for word, the passage that answers, ` +
      "with its part, section and paragraph number. What the series does not state, I say plainly.",
    partsHeading: "It holds:",
    moreParts: (number) => (number === 1 ? "… and 1 more part" : `… and ${count.format(number)} more parts`),
    howToAsk: "Just send a question. Vietnamese works best, with or without diacritics.",
    howToAskInGroups:
      "In groups, type /ask followed by the question, or reply to a message with /ask to look that message up.",
    examplesHeading: "For example:",
    privacy: "Questions are looked up on the bot's own server and are not kept.",
    usage: "Type a question after /ask, for example: /ask Quận Ô Môn còn bao nhiêu hộ nghèo?",
    textOnly: "I can only read text. Please type your question.",
    apology: "Sorry, something went wrong and I could not answer. Please try again in a few minutes.",
    notAllowed: (chatId) =>
      `This bot serves registered chats only. To use it, please give this number to its administrator: ${chatId}`,
    commands: [
      { command: "ask", description: "Ask about the series" },
      { command: "help", description: "How to ask" },
      { command: "start", description: "What this bot does, with example questions" },
    ],
  },
  terminal: {
    welcome: ({ articles, passages }) =>
      `Trích Dẫn answers with quotations from the series and where they stand (articles: ${count.format(articles)}, passages: ${count.format(passages)}).`,
    emptyCorpus: (directory) =>
      `There is no article in ${directory} yet. Add one (npm run import -- FILE) and run again.`,
    examplesHeading: "You may ask, for example:",
    prompt: "Question> ",
    exitHint: "Press Ctrl+D to finish.",
    goodbye: "Goodbye!",
    answered: "The series says:",
    related: "The series does not state this. The nearest passage:",
    notFound: "Nothing about this was found in the series.",
    emptyQuestion: "No question was typed.",
    questionTooLong: (limit) =>
      `The question is too long: only its first ${count.format(limit)} characters are looked up.`,
    index: {
      opening: "Opening the index",
      building: "Building the index of the series",
      updating: "Updating the index",
      progress: (done, total) => `${count.format(done)}/${count.format(total)} passages`,
      ready: ({ passages, tookMs }) =>
        `The index is ready (passages: ${count.format(passages)}, ${seconds.format(tookMs / 1000)} s).`,
      upToDate: "The index matches the series.",
      stale: "The index no longer matches the series. Run: npm run index",
      readOnly: (directory) =>
        `${directory} cannot be written: this run keeps the index in memory, and the next one must build it again.`,
    },
    fileProblem: (file, reason) => `Skipping ${file}: ${reason}`,
    imported: ({ from, to, passages }) => `${from} became ${to} (passages: ${count.format(passages)}).`,
    botStarted: (username) => `The bot @${username} is running. Press Ctrl+C to stop.`,
    botStopping: "Stopping the bot…",
    botStopped: "The bot has stopped.",
  },
};

function quoted(words: readonly string[]): string {
  return list.format(words.map((word) => `“${word}”`));
}
