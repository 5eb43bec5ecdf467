import type { SmallTalkKind } from "../language/courtesy.js";

/**
 * The reply to each kind of small talk. What the one who answers can do is told by the help of each channel.
 * `series`: title of the series; null while there is none.
 */
export type SmallTalkWords = Readonly<
  Record<Exclude<SmallTalkKind, "abilities">, (series: string | null) => string>
>;

/** A command of the chat in the terminal. */
export interface ChatCommand {
  /** With its slash and what may stand beside it: `/so_lieu CHỦ ĐỀ`. */
  readonly usage: string;
  readonly description: string;
}

/** What the chat in the terminal says besides answers. */
export interface ChatWords {
  readonly howToAsk: string;
  readonly followUps: string;
  readonly commandsHeading: string;
  /** In the order in which they are listed. */
  readonly commands: readonly ChatCommand[];
  /** `name`: as typed, without the slash. */
  readonly unknownCommand: (name: string) => string;
  /** Under a page of a list that goes on. */
  readonly more: string;
  /** Asked for more of a list that is at its end, or of none. */
  readonly noMore: string;
  /** Under a list of parts: how to see the paragraphs of one. */
  readonly openPart: (part: number) => string;
  /** How many sentences state a figure. */
  readonly figuresFound: (total: number) => string;
}
