import { AppError } from "../../errors.js";
import { decodeText } from "../decode.js";
import type { ArticleDraft, Overrides } from "../draft.js";
import { visualLines } from "../lines.js";
import { reflow } from "./reflow.js";
import { structure } from "./structure/plain-text.js";

/**
 * Turns the text of a printed article, wrapped or not, into an article. Every character but white space is kept, in order.
 *
 * @param bytes the file's content
 * @param fileName its name, without folders: kept as the article's source, and named in errors
 * @throws AppError TEXT_… for bytes that are not text, IMPORT_FIELD for a part, title or series that neither the text
 * nor the overrides give, IMPORT_OPTION for an override that cannot be used
 */
export function importText(bytes: Uint8Array, fileName: string, overrides: Overrides = {}): ArticleDraft {
  check(overrides);
  const paragraphs = reflow(visualLines(decodeText(bytes, fileName)));
  const found = structure(paragraphs.map((lines) => lines.map(({ text }) => text).join(" ")));
  const required = <T>(field: "series" | "part" | "title", value: T | null | undefined): T => {
    if (value === null || value === undefined) {
      throw new AppError("IMPORT_FIELD", { file: fileName, field, option: `--${field}` });
    }
    return value;
  };
  const part = required("part", overrides.part ?? found.part);
  const title = required("title", overrides.title ?? found.title);
  const series = required("series", overrides.series ?? found.series);
  const { authors, nextPart, blocks } = found;
  return {
    slug: overrides.slug ?? `bai-${part}`,
    series,
    part,
    title,
    authors,
    source: fileName,
    nextPart,
    blocks,
  };
}

function check({ part, slug, title, series }: Overrides): void {
  const bad = (option: string, value: string | number, example: string) => {
    throw new AppError("IMPORT_OPTION", { option, value, example });
  };
  if (part !== undefined && !(Number.isSafeInteger(part) && part >= 1)) bad("--part", part, "2");
  if (title?.trim() === "") bad("--title", title, "…");
  if (series?.trim() === "") bad("--series", series, "…");
  // The slug becomes a file name and a part of each passage's id.
  if (slug !== undefined && !/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/iu.test(slug)) bad("--slug", slug, "bai-2");
}
