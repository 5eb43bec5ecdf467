import type { ImportWarning } from "../document.js";
import type { GreyPicture } from "./picture.js";
import { type RecognisedPage, recognisePage } from "./recognise-page.js";
import { openRecogniser, type Recogniser } from "./recogniser.js";

/** A page below this confidence is warned of, in [0, 1]. */
const poorConfidence = 0.8;

/** Reads pictures of pages one after the other; what recognises letters is loaded at the first. Must be closed. */
export interface PageReader {
  readonly read: (
    picture: GreyPicture,
    page: number,
  ) => Promise<RecognisedPage & { readonly warnings: readonly ImportWarning[] }>;
  readonly close: () => Promise<void>;
}

/** A reader of pictures of pages. @param open opens what recognises letters */
export function pageReader(open: () => Promise<Recogniser> = openRecogniser): PageReader {
  let opening: Promise<Recogniser> | null = null;
  return {
    read: async (picture, page) => {
      opening ??= open();
      const read = await recognisePage(await opening, picture, page);
      return { ...read, warnings: warningsOf(read, page) };
    },
    close: async () => {
      if (opening !== null) await (await opening).close();
    },
  };
}

function warningsOf({ blocks, confidence }: RecognisedPage, page: number): ImportWarning[] {
  if (blocks.length === 0) return [{ code: "page-unreadable", page, detail: {} }];
  const doubtful = blocks.flatMap(({ recognition }) => recognition?.doubtful ?? []);
  return [
    ...(confidence < poorConfidence
      ? [{ code: "low-confidence", page, detail: { confidence } } as const]
      : []),
    ...doubtful.map(
      ({ text, other }): ImportWarning => ({ code: "doubtful-figures", page, detail: { text, other } }),
    ),
  ];
}
