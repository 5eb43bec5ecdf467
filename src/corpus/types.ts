/** What a paragraph is in the newspaper: by-lines and titles, the lead, running text, or a photo's caption. */
export type PassageKind = "meta" | "lead" | "body" | "caption";

/** A stretch of a recognised text that two readings of its picture give differently. */
export interface OtherReading {
  /** As it stands in the text. */
  readonly text: string;
  readonly other: string;
}

/** Where a paragraph comes from, as far as its source tells. */
export interface PassageSource {
  /** Page of the source that it begins on, counted from 1; absent where the source has no pages. */
  readonly page?: number | undefined;
  /** Present where the text was recognised from a picture: it may hold misread letters. */
  readonly isRecognised?: true | undefined;
  /** What two readings of the picture give differently; absent where they agree. */
  readonly readings?: readonly OtherReading[] | undefined;
}

/** One paragraph as printed: the unit of citation. */
export interface Passage extends PassageSource {
  /** `<article slug>/<paragraph>`, such as `bai-2/7`; unique in a corpus. */
  readonly id: string;
  /** Slug of the article: its file name without `.md`. */
  readonly article: string;
  /** Heading of the section as printed, or `openingSection` / `closingSection` where none is printed. */
  readonly section: string;
  /** 1-based position in the article, counting every passage. */
  readonly paragraph: number;
  readonly kind: PassageKind;
  /** The paragraph's text, character for character, in one line. */
  readonly text: string;
}

/** Where a section that has no printed heading stands: above the first heading, or below the last paragraph. */
export type UntitledSection = "opening" | "closing";

/** A printed heading and the passages under it, or passages that stand under none. */
export interface Section {
  /** As printed, whatever it says; `openingSection` or `closingSection` where none is printed. */
  readonly heading: string;
  /** Absent where the heading is printed. */
  readonly untitled?: UntitledSection | undefined;
  readonly passages: readonly Passage[];
}

/** One article of the series, as its Markdown file has it. */
export interface Article {
  readonly slug: string;
  /** Title of the whole series. */
  readonly series: string;
  /** Number of this part in the series (1-based). */
  readonly part: number;
  /** Title of this part. */
  readonly title: string;
  readonly authors: readonly string[];
  /** Name of the file that the text was imported from. */
  readonly source: string | null;
  /** The part that this article announces, where it announces one. */
  readonly nextPart: { readonly part: number; readonly title: string } | null;
  readonly sections: readonly Section[];
  /** All passages, in printed order. */
  readonly passages: readonly Passage[];
}

/** An article without its text. */
export type ArticleHead = Omit<Article, "sections" | "passages">;

/** What the section above the first printed heading is called: titles, by-line, lead. */
export const openingSection = "Mở đầu";

/** What the section after the last paragraph is called: the notice of the next part. */
export const closingSection = "Cuối bài";
