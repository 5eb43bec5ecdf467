/** Leafing through the series. */
export interface BrowseWords {
  readonly contents: string;
  readonly paragraphs: (count: number) => string;
  /** Which page of how many. */
  readonly page: (page: number, pages: number) => string;
  /** Which piece of a paragraph too long for one message. */
  readonly piece: (piece: number, pieces: number) => string;
  /** `topic` is null for all figures of the series. */
  readonly figures: (topic: string | null) => string;
  readonly figuresShown: (from: number, to: number, total: number) => string;
  readonly noFigures: (topic: string) => string;
  readonly noFiguresAtAll: string;
  readonly sources: string;
  readonly authors: string;
  /** A part that the series has or announces, but the corpus lacks; its title where it is known. */
  readonly missingPart: (part: number, title: string | null) => string;
  readonly missingHeading: string;
  /** `version`: a few digits that tell one state of the corpus from another. */
  readonly version: (version: string, articles: number, passages: number) => string;
  readonly emptySeries: string;
  /** Stands for the parts that a long list leaves out. */
  readonly moreParts: (count: number) => string;
}
