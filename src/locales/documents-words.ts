/** An article's place in the series; of a file that is none, part 0 and its name. */
export interface NamedPart {
  readonly part: number;
  readonly title: string;
}

/** What administrators are told who hand documents in and look after the articles. */
export interface DocumentWords {
  readonly intake: IntakeWords;
  readonly draft: DraftWords;
  readonly fields: Readonly<Record<"title" | "part" | "series", FieldWords>>;
  readonly preview: PreviewPageWords;
  readonly articles: ArticleWords;
  readonly changes: ChangeWords;
  readonly buttons: DocumentButtonWords;
  readonly toasts: DocumentToastWords;
  /** A moment, in ms since 1970, to the minute. */
  readonly moment: (time: number) => string;
  /** For administrators, in `/help`. */
  readonly help: string;
}

/** A file on its way to a draft. */
export interface IntakeWords {
  /** `ahead`: files that are read before it. */
  readonly waiting: (file: string, ahead: number) => string;
  readonly fetching: (file: string) => string;
  /** `total` is null where it is not known. */
  readonly reading: (file: string, done: number, total: number | null) => string;
  /** Above its drafts, where there are several or none. */
  readonly read: (file: string, drafts: number) => string;
  /** So many drafts more than cards are shown. */
  readonly moreDrafts: (count: number) => string;
  /** The same file was handed in before and waits. */
  readonly known: (file: string) => string;
  readonly tooLarge: (file: string, megabytes: number) => string;
  readonly notFetched: (file: string) => string;
  readonly full: (count: number) => string;
  /** It ended the program again and again. */
  readonly givenUp: (file: string) => string;
  /** A picture sent as a photo. */
  readonly sendAsFile: string;
  /** A message with a file was edited. */
  readonly edited: string;
}

/** The card of a draft. */
export interface DraftWords {
  readonly heading: string;
  readonly series: (series: string) => string;
  readonly source: (file: string, pages: number | null) => string;
  readonly isNew: string;
  /** Before what differs. */
  readonly compared: string;
  /** The articles that there are are of another series. */
  readonly newSeries: (present: string) => string;
  readonly replaces: (present: NamedPart) => string;
  readonly difference: (facts: {
    readonly changed: number;
    readonly added: number;
    readonly removed: number;
    readonly before: string;
    readonly after: string;
  }) => string;
  /** Only title, series or the like differ. */
  readonly onlyHead: string;
  readonly same: (present: NamedPart) => string;
  readonly copy: (present: NamedPart) => string;
  readonly counts: (facts: {
    readonly paragraphs: number;
    readonly headings: number;
    readonly characters: number;
  }) => string;
  readonly sections: string;
  readonly more: (count: number) => string;
  readonly first: string;
  readonly last: string;
  readonly leftOut: string;
  readonly recognised: (pages: number, confidence: number) => string;
  readonly toCheck: string;
  readonly guessed: Readonly<Record<"title" | "part" | "series", string>>;
  readonly discarded: (name: NamedPart) => string;
  readonly gone: string;
  /** It was read, but cannot be an article as it is; the reason follows. */
  readonly impossible: string;
}

/** Setting a field of a draft. */
export interface FieldWords {
  readonly ask: (now: string) => string;
  /** Stands in the empty field of the answer, 1–64 characters. */
  readonly placeholder: string;
  readonly wrong: string;
}

/** Pictures of pages. */
export interface PreviewPageWords {
  /** Under a picture; `key` tells the colours. */
  readonly page: (page: number, last: number) => string;
  readonly key: string;
  readonly failed: string;
}

/** `/bai`. */
export interface ArticleWords {
  readonly heading: (count: number) => string;
  /** Behind the name of one in the list. */
  readonly oldVersions: (count: number) => string;
  readonly withdrawn: string;
  readonly waiting: string;
  readonly broken: string;
  readonly file: (facts: {
    readonly file: string;
    readonly paragraphs: number;
    readonly headings: number;
    readonly written: string;
  }) => string;
  readonly isWithdrawn: string;
  readonly versions: string;
  readonly version: (number: number, until: string) => string;
  readonly noVersions: string;
  readonly howToReplace: string;
  readonly sameAsNow: string;
  readonly comparedWithNow: string;
  readonly askWithdraw: (name: NamedPart) => string;
  /** The file holds no article that can be read. */
  readonly unreadable: (file: string) => string;
  readonly none: string;
}

/** How a change of the corpus ended. */
export interface ChangeWords {
  readonly loading: Readonly<Record<ChangeKind, (name: NamedPart) => string>>;
  readonly done: Readonly<Record<ChangeKind, (name: NamedPart) => string>>;
  /** It stands on the disk, but is not answered from; the reason follows. */
  readonly notLoaded: (name: NamedPart) => string;
  readonly clash: (other: NamedPart) => string;
  readonly last: string;
}

export type ChangeKind = "published" | "replaced" | "withdrawn" | "restored";

/** Captions of buttons. */
export interface DocumentButtonWords {
  readonly publish: string;
  readonly replace: string;
  readonly title: string;
  readonly part: string;
  readonly series: string;
  readonly knownSeries: (series: string) => string;
  readonly preview: string;
  readonly discard: string;
  readonly cancel: string;
  readonly text: string;
  readonly withdraw: string;
  readonly keep: string;
  readonly version: (number: number) => string;
  readonly restore: string;
  readonly undo: string;
  readonly list: string;
  readonly back: string;
  readonly loadAgain: string;
  readonly close: string;
}

/** At most 200 characters each. */
export interface DocumentToastWords {
  readonly onlyAdmins: string;
  readonly stale: string;
  readonly gone: string;
  readonly working: string;
}
