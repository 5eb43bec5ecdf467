import type { LeftOutReason } from "../document.js";

/** Every word of a preview that is not the document's: plain data, so that it can be handed to another process. `{…}` stands for a value. */
export interface PreviewWords {
  /** As HTML names languages: `vi`, `en`. */
  readonly language: string;
  /** `{file}` */
  readonly title: string;
  /** `{page}` */
  readonly page: string;
  /** Above documents without pages. */
  readonly wholeDocument: string;
  /** `{part}`, `{title}` */
  readonly article: string;
  /** `{page}` */
  readonly pictureOf: string;
  /** In place of the picture of a page that is not drawn. */
  readonly noPicture: string;
  readonly leftOut: string;
  /** Where nothing of a page was kept. */
  readonly nothing: string;
  /** `{other}` */
  readonly doubtful: string;
  /** `{confidence}`, a share */
  readonly recognised: string;
  readonly kinds: Readonly<Record<"heading" | "meta" | "lead" | "body" | "caption", string>>;
  readonly reasons: Readonly<Record<LeftOutReason, string>>;
}
