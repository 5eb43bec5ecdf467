import { AppError } from "../../errors.js";
import type { ArticleDraft, Overrides } from "../draft.js";
import { freePart, type TakenPart } from "../taken-part.js";
import type { ImportWarning } from "./document.js";
import type { Structure } from "./structure/index.js";

/** What an article is given that does not tell it itself. */
export interface ArticleDefaults {
  /** Name of the file, without folders. */
  readonly file: string;
  readonly overrides: Overrides;
  /** Parts that the corpus has. */
  readonly takenParts: readonly TakenPart[];
  /** Whether what a document does not tell is guessed, and warned of. */
  readonly mayGuess: boolean;
}

/**
 * The articles of a document, complete. Of several, overrides of part and slug go to the first, and the others follow it.
 *
 * @throws AppError IMPORT_OPTION for an override that cannot be used, IMPORT_FIELD for what is not told and may not be guessed
 */
export function draftsOf(
  structures: readonly Structure[],
  defaults: ArticleDefaults,
): { readonly drafts: ArticleDraft[]; readonly warnings: ImportWarning[] } {
  const { overrides, file, mayGuess } = defaults;
  check(overrides);
  const taken = [...defaults.takenParts];
  const warnings: ImportWarning[] = [];
  const drafts = structures.map((found, at): ArticleDraft => {
    const guessed: string[] = [];
    const required = <T>(
      field: "series" | "part" | "title",
      value: T | null | undefined,
      guess: () => T,
    ): T => {
      if (value !== null && value !== undefined) return value;
      if (!mayGuess) throw new AppError("IMPORT_FIELD", { file, field, option: `--${field}` });
      guessed.push(field);
      return guess();
    };
    const given = at === 0 ? overrides : {};
    const told = given.part ?? (overrides.part === undefined ? found.part : overrides.part + at);
    const named = overrides.series ?? found.series;
    const part = required("part", told, () => freePart(named, taken));
    const title = required("title", given.title ?? found.title, () => nameOf(file));
    const series = required("series", named, () => title);
    taken.push({ series: named, part });
    if (guessed.length > 0)
      warnings.push({
        code: "guessed-head",
        page: null,
        detail: { fields: guessed.join(", "), part, title },
      });
    const { authors, nextPart, blocks } = found;
    return {
      slug: given.slug ?? `bai-${part}`,
      series,
      part,
      title,
      authors,
      source: file,
      nextPart,
      blocks,
    };
  });
  return { drafts, warnings };
}

/** A file's name as a title: without its ending. */
function nameOf(file: string): string {
  return file.replace(/\.[^.]{1,8}$/u, "").normalize("NFC") || file;
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
