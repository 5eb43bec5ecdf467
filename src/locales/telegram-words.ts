import type { DocumentWords } from "./documents-words.js";
import type { StatisticsWords } from "./statistics-words.js";

/** A line of the menu of commands; the description has 1–256 characters (https://core.telegram.org/bots/api#botcommand). */
export interface CommandLine {
  readonly command: string;
  readonly description: string;
}

/** What the Telegram bot says besides an answer. */
export interface TelegramWords {
  /** What the bot does; `series` is null while the corpus is empty. */
  readonly greeting: (series: string | null) => string;
  readonly partsHeading: string;
  readonly howToAsk: string;
  readonly examplesHeading: string;
  /** Where a question goes, and that it is not kept. */
  readonly privacy: string;
  /** The same where questions that were not answered are kept. */
  readonly privacyKept: string;
  /** A bare `/hoi`: asks what is to be looked up. */
  readonly askForQuestion: string;
  /** Stands in the empty field of the answer to that, 1–64 characters (https://core.telegram.org/bots/api#forcereply). */
  readonly askForQuestionPlaceholder: string;
  /** A command that the bot does not know. */
  readonly unknownCommand: string;
  /** To an administrator, of a command that they have in private chats alone. */
  readonly privateOnly: string;
  /** A sticker, photo, … instead of text. */
  readonly textOnly: string;
  /** A voice message or recording where no program is set up that writes it down. */
  readonly voiceOnly: string;
  readonly speech: SpeechWords;
  readonly documents: DocumentWords;
  readonly statistics: StatisticsWords;
  /** Something broke while answering. */
  readonly apology: string;
  /** Nothing can be looked up at present; never told as if there were no answer. */
  readonly cannotLookUp: string;
  /** Stands below an answer that comes minutes after its question. */
  readonly late: string;
  /** The chat is not on the list of those served. */
  readonly notAllowed: (chatId: number) => string;
  /** Too many messages at once; `seconds` until the next one is taken. */
  readonly slowDown: (seconds: number) => string;
  /** The menus of commands, in order: what people of this language type. */
  readonly commands: {
    readonly private: readonly CommandLine[];
    readonly group: readonly CommandLine[];
    /** Behind those of private chats, for administrators. */
    readonly admin: readonly CommandLine[];
  };
  /** Shown in an empty chat with the bot, at most 512 characters (https://core.telegram.org/bots/api#setmydescription). */
  readonly description: string;
  /** The same where questions that were not answered are kept. */
  readonly descriptionKept: string;
  /** Shown on the bot's page, at most 120 characters (https://core.telegram.org/bots/api#setmyshortdescription). */
  readonly shortDescription: string;
  readonly help: HelpTexts;
  readonly buttons: ButtonWords;
  readonly toasts: ToastWords;
  readonly notices: NoticeWords;
  /** A link names a passage of which the series has nothing left; the contents follow. */
  readonly passageGone: string;
  readonly inline: InlineWords;
}

/** About a voice message, a round video or a recording, where a program writes down what is said. */
export interface SpeechWords {
  /** Stands before the reply, so that a misheard figure is seen. */
  readonly heard: (transcript: string) => string;
  /** Nothing was said. */
  readonly nothingHeard: string;
  /** The file is larger than the `megabytes` that Telegram lets bots download. */
  readonly tooLarge: (megabytes: number) => string;
  /** It took too long. */
  readonly tooLong: string;
  /** Too many wait already. */
  readonly busy: string;
  readonly failed: string;
}

/** What `/help` explains. */
export interface HelpTexts {
  readonly inGroups: string;
  /** Whether naming the bot in a group reaches it (`getMe.can_read_all_group_messages`). */
  readonly mentionsArrive: (username: string) => string;
  readonly mentionsDoNotArrive: (username: string) => string;
  readonly inline: (username: string) => string;
  readonly followUps: string;
  readonly commands: string;
}

/** Captions of buttons: short, for a phone shows two or three in a row. */
export interface ButtonWords {
  readonly previous: (place: string) => string;
  readonly next: (place: string) => string;
  readonly context: string;
  readonly withoutContext: string;
  readonly section: string;
  readonly copy: string;
  readonly share: string;
  readonly remove: string;
  readonly backToAnswer: string;
  readonly contents: string;
  readonly previousSection: string;
  readonly nextSection: string;
  readonly openInBot: string;
  readonly openBot: string;
}

/** What appears for a moment over the chat after a button was pressed, at most 200 characters. */
export interface ToastWords {
  readonly onlyAsker: string;
  /** The one who asked wrote in the name of a group or channel, and so is not known. */
  readonly onlyAdmins: string;
  /** A button that an earlier version of the bot made. */
  readonly outdated: string;
  /** A button for a passage of which the series has nothing left, or, of an old button, that it no longer has as it was. */
  readonly gone: string;
  readonly cannotRemove: string;
  readonly apology: string;
  /** Nothing can be looked up at present. */
  readonly cannotLookUp: string;
}

/** Stands above what a button or link opens, where the series has changed since it was made. */
export interface NoticeWords {
  /** The passage was changed or taken out; the nearest one follows. */
  readonly changed: string;
  /** The passage stands in another article. */
  readonly moved: string;
  /** The section is not as it was. */
  readonly section: string;
  /** What a list is made from, or its order, is not as it was. */
  readonly list: string;
}

/** Asking from the text field of any chat. */
export interface InlineWords {
  /** Over the results when nothing is found; leads into the bot. */
  readonly nothingFound: string;
  /** Over the results when the person is not served; leads into the bot, which tells the number to register. */
  readonly notAllowed: string;
  /** Over a shared passage that has changed since it was shared; leads to it in the bot. */
  readonly passageChanged: string;
  /** The same, where it stands in another article. */
  readonly passageMoved: string;
  /** In the place of a shared passage of which nothing is left; leads into the bot. */
  readonly passageGone: string;
}
