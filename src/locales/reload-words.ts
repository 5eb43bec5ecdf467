/** What administrators are told when the corpus was read again. */
export interface ReloadWords {
  readonly unchanged: string;
  /** How many articles are new, other than before or gone, and how many passages there are now; at least one of the three is above 0. */
  readonly changed: (facts: {
    readonly added: number;
    readonly changed: number;
    readonly withdrawn: number;
    readonly passages: number;
  }) => string;
  /** Before the name of an article. */
  readonly added: string;
  readonly edited: string;
  readonly withdrawn: string;
  /** Before what has to be put right; the articles stay as they were. */
  readonly problems: string;
  /** Before the reason why nothing could be read again. */
  readonly failed: string;
  /** Stands for lines that a long list leaves out. */
  readonly more: (count: number) => string;
}
