/** What the terminal says of the articles in a database. */
export interface LibraryWords {
  /** The database had no articles yet, and was given those of a folder. */
  readonly filled: (facts: { readonly folder: string; readonly articles: number }) => string;
  /** There is no article yet; the bot runs all the same. */
  readonly empty: string;
  /** Articles of a folder were taken into the database; `others` of the database are not in the folder, and stay. */
  readonly taken: (facts: {
    readonly taken: number;
    readonly unchanged: number;
    readonly others: number;
  }) => string;
  /** The articles of the database were written to a folder. */
  readonly exported: (facts: {
    readonly folder: string;
    readonly written: number;
    readonly unchanged: number;
  }) => string;
}
