import { numberFormat } from "./formats.js";
import type { ChatWords, SmallTalkWords } from "./talk-words.js";

const count = numberFormat("en");
const named = (series: string | null) => `the series${series === null ? "" : ` “${series}”`}`;

/** Small talk in English. */
export const smallTalkEn: SmallTalkWords = {
  greeting: (series) =>
    `Hello! What shall I look up in ${named(series)}? Just send your question, or /help to see how to ask.`,
  wellbeing: () => "Thank you for asking, I am ready. What shall I look up?",
  identity: (series) =>
    `I am Trích Dẫn, a program that looks things up, not a person. I answer only in the words of ${named(series)}, ` +
    "with the part, section and paragraph. What the series does not state, I say plainly.",
  maker: (series) =>
    `I am Trích Dẫn, open-source software, set up by whoever runs it here. The words of an answer are those of the authors of ${named(series)}; ` +
    "send /sources to see its parts and their authors.",
  thanks: () => "You are welcome. Ask whenever you need to look something up.",
  agreement: () => "Very well. Ask whenever you need to look something else up.",
  goodbye: () => "Goodbye! Come back whenever you need to look something up.",
  emoji: () => "🙂 What shall I look up? Just send your question.",
};

/** The chat in the terminal, in English. */
export const chatEn: ChatWords = {
  howToAsk:
    "Just type a question. Vietnamese works best, with or without diacritics. I quote the passage that answers, with its place in print.",
  followUps: "You can ask on at once, for example “còn Thới Lai thì sao?”.",
  commandsHeading: "Commands:",
  commands: [
    { usage: "/contents [PART]", description: "contents, and how each paragraph begins" },
    { usage: "/series [NAME]", description: "choose which series are searched" },
    { usage: "/sources", description: "which parts there are, and which are missing" },
    { usage: "/figures [TOPIC]", description: "sentences that state a figure, with their places" },
    { usage: "/more", description: "the next page of a long list" },
    { usage: "/reload", description: "reads the articles in the folder again" },
    { usage: "/help", description: "how to ask, and these commands" },
    { usage: "/exit", description: "leave" },
  ],
  unknownCommand: (name) => `There is no command /${name}.`,
  more: "There is more: type /more to go on.",
  noMore: "There is nothing more to show.",
  openPart: (part) => `Type /contents ${part} to see the paragraphs of a part.`,
  figuresFound: (total) => (total === 1 ? "1 sentence" : `${count.format(total)} sentences`),
};
