import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { projectDir } from "../../../src/config.js";
import { convert, isInstalled } from "../programs.js";
import type { Case, Group } from "./cases.js";
import { readKeptMarks, readMarks, type TrueText } from "./measure/truth.js";

/** Marks of real pages, without their text. */
export const truthFolder = join(projectDir, "bench", "intake", "marked", "truth");

const groups: Readonly<Record<string, Group>> = {
  ".pdf": "real PDF",
  ".doc": "office",
  ".docx": "office",
  ".odt": "office",
  ".rtf": "office",
  ".epub": "office",
  ".html": "HTML",
  ".txt": "encoding",
  ".png": "scan",
  ".jpg": "scan",
  ".tif": "scan",
};
const scanSuffix = "-scan.pdf";

/**
 * The real documents of a folder, with what is known of each: marks kept in `bench/intake/marked/truth`, a transcript in `gt`, the typed text
 * beside a scan.
 *
 * @param marksFolder marks with their text, where they are at hand
 */
export async function realCases(folder: string, cache: string, marksFolder: string | null): Promise<Case[]> {
  const names = (await readdir(folder)).filter((name) => groups[extname(name).toLowerCase()] !== undefined);
  const cases: Case[] = [];
  for (const name of names.sort()) {
    const base = name.slice(0, -extname(name).length);
    const layout = await marksOf(base, marksFolder);
    const letters = await textOf(join(folder, "gt", `${base}.txt`));
    const shared = name.endsWith(scanSuffix)
      ? await typedText(join(folder, `${name.slice(0, -scanSuffix.length)}.doc`), cache)
      : null;
    cases.push({
      name,
      group:
        shared !== null
          ? "scan"
          : letters !== null
            ? "encoding"
            : (groups[extname(name).toLowerCase()] as Group),
      path: join(folder, name),
      ...(layout && { layout }),
      ...(letters !== null && { letters, isTranscript: true }),
      ...(shared !== null && { shared }),
    });
  }
  return cases;
}

async function marksOf(base: string, marksFolder: string | null): Promise<TrueText | null> {
  const marks = marksFolder === null ? null : await textOf(join(marksFolder, `${base}.txt`));
  if (marks !== null) return readMarks(marks);
  const kept = await textOf(join(truthFolder, `${base}.json`));
  return kept === null ? null : readKeptMarks(kept);
}

async function textOf(path: string): Promise<string | null> {
  return existsSync(path) ? readFile(path, "utf8") : null;
}

/** The paragraphs that were typed for a scanned document, by LibreOffice; null where that is not here. */
async function typedText(doc: string, cache: string): Promise<readonly string[] | null> {
  if (!existsSync(doc) || !isInstalled("soffice")) return null;
  const made = join(cache, `${doc.slice(doc.lastIndexOf("/") + 1, -".doc".length)}.txt`);
  if (!existsSync(made)) await convert(doc, "txt:Text (encoded):UTF8", cache);
  return (await textOf(made))?.split("\n") ?? null;
}
