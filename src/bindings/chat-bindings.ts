/** A series that a chat is bound to. */
export interface BoundSeries {
  /** See `seriesKey`: it stays the same whatever else changes in the corpus. */
  readonly key: string;
  /** Its title when it was chosen, by which it can be named once it is gone. */
  readonly title: string;
}

/** Most series that a chat can be bound to: more are no choice any more, and what is kept for a chat stays small. */
export const mostBound = 20;

/** Longest title that is kept, in characters. */
export const longestKeptTitle = 150;

/**
 * Which series each chat is bound to. A chat is meant by its id on Telegram; a chat without a binding asks all series. What was changed is kept
 * before the promise resolves, and changes of one chat are made one after the other, whoever makes them.
 */
export interface ChatBindings {
  /** The series of a chat, in the order in which they were chosen; none: all are asked. @throws what keeps them */
  get(chat: number): Promise<readonly BoundSeries[]>;
  /** Binds a chat to these series and no others. None: as `clear`. @throws what keeps them; nothing is changed then */
  set(chat: number, series: readonly BoundSeries[]): Promise<void>;
  /** Lets a chat ask all series. @throws what keeps them; nothing is changed then */
  clear(chat: number): Promise<void>;
  /**
   * Changes what a chat is bound to, starting from what it is bound to by then, so that two who do so at once do not lose each other's choice.
   * @returns what it is bound to now
   * @throws what keeps them; nothing is changed then
   */
  change(
    chat: number,
    how: (now: readonly BoundSeries[]) => readonly BoundSeries[],
  ): Promise<readonly BoundSeries[]>;
  /** A chat got a new id: its binding goes along, unless one was made under the new id already. @throws what keeps them */
  move(from: number, to: number): Promise<void>;
}
