import type { ErrorLanguage } from "../errors.js";
import type { BrowseWords } from "./browse-words.js";
import type { ImportWords } from "./import-words.js";
import type { LibraryWords } from "./library-words.js";
import type { ReloadWords } from "./reload-words.js";
import type { SeriesWords } from "./series-words.js";
import type { ChatWords, SmallTalkWords } from "./talk-words.js";
import type { TelegramWords } from "./telegram-words.js";

/** Every word that people read, in one language. Groups that both channels share come first. */
export interface Locale {
  readonly language: ErrorLanguage;
  /** Questions that the shipped corpus answers, as a person would type them. */
  readonly examples: readonly [string, string, string];
  readonly citation: CitationWords;
  readonly outcome: OutcomeWords;
  readonly browse: BrowseWords;
  readonly smallTalk: SmallTalkWords;
  readonly reload: ReloadWords;
  readonly series: SeriesWords;
  readonly telegram: TelegramWords;
  readonly terminal: TerminalWords;
}

/** How a place in print is named. */
export interface CitationWords {
  readonly part: (number: number) => string;
  readonly paragraph: (number: number) => string;
  /** Page of the source, abbreviated. */
  readonly page: (number: number) => string;
  /** Said of text that was recognised from a picture. */
  readonly recognised: string;
  /** Said of a stretch that another reading of the picture gives otherwise. */
  readonly otherReading: (text: string, other: string) => string;
  /** Name of what stands above the first printed heading. */
  readonly opening: string;
  /** Name of what stands below the last paragraph. */
  readonly closing: string;
}

/** How a question ended, told in words. */
export interface OutcomeWords {
  /** `related`, where nothing is claimed to be missing. */
  readonly perhaps: string;
  /** `related`, naming what is required and the series does not have; at least one. */
  readonly missing: (words: readonly string[]) => string;
  /** Before the nearest passage of a `related` answer. */
  readonly nearestPassage: string;
  readonly notFound: string;
  /** Before the nearest section titles of a `not_found` answer. */
  readonly nearestSections: string;
  /** Before further excerpts. */
  readonly seeAlso: string;
  /** Before a paragraph of which the answering sentence was quoted already. */
  readonly wholeParagraph: string;
}

/** What the terminal says besides an answer. */
export interface TerminalWords {
  readonly welcome: (facts: { readonly articles: number; readonly passages: number }) => string;
  readonly examplesHeading: string;
  readonly prompt: string;
  readonly exitHint: string;
  readonly chat: ChatWords;
  readonly goodbye: string;
  readonly index: IndexWords;
  readonly import: ImportWords;
  readonly library: LibraryWords;
  readonly botStarted: (username: string) => string;
  readonly botStopping: string;
  readonly botStopped: string;
  readonly help: HelpWords;
}

/** What is said while the index is built or checked. */
export interface IndexWords {
  /** What a build is doing. */
  readonly stages: Readonly<Record<"passages" | "graph", string>>;
  readonly progress: (done: number, total: number) => string;
  readonly downloading: (file: string) => string;
  /** `embedded`: sentences embedded anew; `tookMs`: time to build or update, in ms. */
  readonly ready: (facts: {
    readonly passages: number;
    readonly embedded: number;
    readonly tookMs: number;
  }) => string;
  readonly upToDate: string;
  /** `bytes`: size of the index on disk. */
  readonly sound: (facts: {
    readonly passages: number;
    readonly vectors: number;
    readonly bytes: number;
  }) => string;
}

/** What `--help` says of commands and options. */
export interface HelpWords {
  readonly program: string;
  readonly ask: string;
  readonly json: string;
  readonly batch: string;
  /** `--series` of `ask`. */
  readonly asked: string;
  readonly index: string;
  readonly force: string;
  readonly check: string;
  readonly import: string;
  readonly articlesImport: string;
  readonly articlesExport: string;
  readonly replaceFiles: string;
  readonly series: string;
  readonly part: string;
  readonly title: string;
  readonly slug: string;
  readonly replace: string;
  readonly single: string;
  readonly dryRun: string;
  readonly report: string;
  readonly preview: string;
}
