import type { NoticeWords } from "../../locales/telegram-words.js";
import type { PassageMark } from "./passage-keys.js";

/** A passage as it was shown: which one, and which of its sentences were bold. */
export interface ShownExcerpt {
  readonly ordinal: number;
  /** 0-based numbers of the highlighted sentences, ascending. */
  readonly sentences: readonly number[];
  /**
   * The passage that was shown, where the series no longer has its text and `ordinal` is only the nearest to it. Buttons go on naming that one, so
   * that whatever they open says so again.
   */
  readonly changedFrom?: PassageMark | undefined;
}

/** What a person was shown as the answer to one question. */
export interface ShownAnswer {
  readonly outcome: "answered" | "related";
  /** The excerpts, best first; at least one. */
  readonly excerpts: readonly ShownExcerpt[];
  /** Index of the excerpt at hand. */
  readonly at: number;
}

/** What each kind of button needs to know. */
interface CallbackDetails {
  answer: { readonly shownAnswer: ShownAnswer };
  context: { readonly shownAnswer: ShownAnswer };
  /** The section that holds the passage; `page` counts from 0. */
  section: {
    readonly ordinal: number;
    readonly page: number;
    readonly shownAnswer: ShownAnswer | null;
  };
  /** One paragraph; `piece` counts from 0, for paragraphs longer than a message. */
  passage: {
    readonly ordinal: number;
    readonly piece: number;
    readonly shownAnswer: ShownAnswer | null;
  };
  /** The sections of the article that holds the passage. */
  article: { readonly ordinal: number; readonly page: number };
  /** The articles of the series. */
  contents: { readonly page: number };
  /** Sentences with a figure, about the topic that the message names; `offset` sentences are left out. */
  figures: { readonly offset: number };
  remove: unknown;
  /** The series that the chat may choose from. */
  series: { readonly page: number };
  /** Has the chat ask a series, by its key, or no longer; null: all of them. Behind it the page that the button stands on. */
  choose: { readonly series: string | null; readonly isChosen: boolean; readonly page: number };
}

/** The kinds of button. */
export type CallbackKind = keyof CallbackDetails;

/** What a button does. Whatever it needs is in it: a press can be understood after a restart. */
export type CallbackAction<Kind extends CallbackKind = CallbackKind> = {
  [Each in Kind]: { readonly kind: Each } & CallbackDetails[Each];
}[Kind];

/** A button: what it does, and who may press it besides administrators; null: nobody else. */
export interface CallbackButton {
  readonly asker: number | null;
  readonly action: CallbackAction;
}

/** What a person has to be told above what a button or link opens, for the series has changed since it was made. */
export type Notice = keyof NoticeWords;

/** A pressed button. */
export interface Press extends CallbackButton {
  /** Null: nothing. */
  readonly notice: Notice | null;
}

/** How callback data was understood: a button, or why it is none any more. */
export type DecodedCallback = Press | "outdated" | "gone";
