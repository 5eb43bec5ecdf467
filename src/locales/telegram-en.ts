import { documentsEn } from "./documents-en.js";
import { numberFormat } from "./formats.js";
import { statisticsEn } from "./statistics-en.js";
import type { TelegramWords } from "./telegram-words.js";

const count = numberFormat("en");

const about =
  "Ask about the article series and get the very passage that answers, word for word, with its part, section and paragraph number.\n\n" +
  "• Vietnamese, with or without diacritics\n" +
  "• In groups: /ask and the question\n" +
  "• What the series does not state is said plainly\n\n";

/** What the bot says in English. */
export const telegramEn: TelegramWords = {
  greeting: (series) =>
    `Hello! Ask about the series${series === null ? "" : ` “${series}”`}, and I quote, word for word, the passage that answers, ` +
    "with its part, section and paragraph number. What the series does not state, I say plainly.",
  partsHeading: "It holds:",
  howToAsk: "Just send a question. Vietnamese works best, with or without diacritics.",
  examplesHeading: "For example:",
  privacy: "Questions are looked up on the bot's own server and are not kept.",
  privacyKept:
    "Questions are looked up on the bot's own server. Those that were not answered are kept for 30 days, without names, so that the administrators can add what is missing; the others are not kept.",
  askForQuestion: "What shall I look up? Please reply to this message with your question.",
  askForQuestionPlaceholder: "Your question",
  unknownCommand: "I do not know this command. Just send your question, or /help to see how to ask.",
  privateOnly: "This command works only in a private chat with me.",
  textOnly: "I can only read text. Please type your question.",
  voiceOnly: "I cannot listen to voice messages yet, I can only read text. Please type your question.",
  speech: {
    heard: (transcript) => `I heard: “${transcript}”`,
    nothingHeard: "I could not hear any words in this message. Please say it again, or type your question.",
    tooLarge: (megabytes) =>
      `This file is larger than ${count.format(megabytes)} MB, the most that Telegram lets bots download. Please send a shorter voice message, or type your question.`,
    tooLong:
      "This message is too long for me to listen to in time. Please make it shorter, or type your question.",
    busy: "Many voice messages are waiting to be heard. Please send it again in a few minutes, or type your question.",
    failed: "Sorry, I could not make out this message. Please type your question.",
  },
  documents: documentsEn,
  statistics: statisticsEn,
  apology: "Sorry, something went wrong and I could not answer. Please try again in a few minutes.",
  cannotLookUp:
    "Sorry, I cannot look anything up right now, so I cannot tell whether the articles say it. Please ask again in a few minutes.",
  late: "Sorry that this answer comes late: I was interrupted.",
  notAllowed: (chatId) =>
    `This bot serves registered chats only. To use it, please give this number to its administrator: ${chatId}`,
  slowDown: (seconds) =>
    `That is a lot of messages at once. Please wait about ${count.format(seconds)} ${seconds === 1 ? "second" : "seconds"} before the next question.`,
  commands: {
    private: [
      { command: "ask", description: "Ask about the series" },
      { command: "figures", description: "Figures about a topic" },
      { command: "contents", description: "Table of contents" },
      { command: "sources", description: "Which parts there are, and which are missing" },
      { command: "series", description: "Choose which series are searched" },
      { command: "help", description: "How to ask" },
      { command: "start", description: "What this bot does, with example questions" },
    ],
    group: [
      { command: "ask", description: "Ask about the series, or look up the message replied to" },
      { command: "figures", description: "Figures about a topic" },
      { command: "contents", description: "Table of contents" },
      { command: "sources", description: "Which parts there are, and which are missing" },
      { command: "series", description: "Which series are searched in this group" },
      { command: "help", description: "How to ask in groups" },
    ],
    admin: [
      { command: "articles", description: "The articles: read, withdraw, restore (administrators)" },
      { command: "statistics", description: "Questions a day (administrators)" },
      { command: "reload", description: "Load the series again (administrators)" },
    ],
  },
  description: `${about}Questions are not kept.`,
  descriptionKept: `${about}Questions without an answer are kept for 30 days, without who asked.`,
  shortDescription:
    "Answers questions about an article series word for word, with part, section and paragraph.",
  help: {
    inGroups:
      "In groups: type /ask and the question, or reply to a message with /ask to look that message up. " +
      "To ask on, reply to my message.",
    mentionsArrive: (username) => `Here you may also write @${username} and your question.`,
    mentionsDoNotArrive: (username) =>
      `Naming @${username} alone does not reach me, because Telegram does not hand such messages to the bot.`,
    inline: (username) =>
      `In any chat: type @${username} and what to look up, then pick the passage to send.`,
    followUps:
      "You can ask on at once, for example “còn Thới Lai thì sao?”. Edit a question, and its answer is edited too.",
    commands:
      "/figures hộ nghèo – every sentence with a figure about it\n/contents – read by section\n/sources – the parts there are",
  },
  buttons: {
    previous: (place) => `‹ ${place}`,
    next: (place) => `${place} ›`,
    context: "Before and after",
    withoutContext: "Show less",
    section: "Section",
    copy: "Copy citation",
    share: "Share",
    remove: "Delete",
    backToAnswer: "‹ To the answer",
    contents: "Contents",
    previousSection: "‹ Section",
    nextSection: "Section ›",
    openInBot: "Read the section",
    openBot: "Ask more",
  },
  toasts: {
    onlyAsker:
      "Only the person who asked and administrators can use this button. Type /ask to look it up yourself.",
    onlyAdmins:
      "The question was asked in the name of a group or channel, so only administrators can use this button.",
    outdated: "This button belongs to an earlier version. Please ask again.",
    gone: "The series has been updated and this passage has changed or is gone. Please ask again.",
    cannotRemove: "Telegram no longer lets me delete this message.",
    apology: "Sorry, something went wrong. Please try again.",
    cannotLookUp: "Sorry, I cannot look anything up right now. Please try again in a few minutes.",
  },
  notices: {
    changed: "The passage quoted earlier has since been changed or removed. This is the nearest one today.",
    moved: "This passage now stands in another article.",
    section: "This section has changed since the button was made. This is what it holds today.",
    list: "The series has changed since the button was made. This is the list as it is today.",
  },
  passageGone:
    "The passage that this link leads to is no longer in the series. Have a look at the contents, or just ask.",
  inline: {
    nothingFound: "Nothing found. Ask the bot itself",
    notAllowed: "You are not registered. Get your number",
    passageChanged: "This passage has changed. See today's",
    passageMoved: "This passage is in another article now. See it",
    passageGone: "This passage is gone. Ask the bot itself",
  },
};
