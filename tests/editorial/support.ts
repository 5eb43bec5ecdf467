import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ArticleDraft } from "../../src/corpus/draft.js";
import type { ReadArticles, ReadRequest, ReadResult } from "../../src/corpus/import/read-request.js";
import { renderMarkdown } from "../../src/corpus/import/write/render.js";
import { type Disk, realDisk } from "../../src/editorial/disk/steps.js";
import { DiskStore, type Draft, Editorial } from "../../src/editorial/index.js";
import { AppError } from "../../src/errors.js";
import { temporaryFolder } from "../support/temporary.js";

/** An article of one series; `words` tell its text from others'. */
export function articleDraft(part: number, words: string, more: Partial<ArticleDraft> = {}): ArticleDraft {
  const text = `Đoạn này kể về ${words}, và dài hơn sáu mươi chữ cái để không ai lầm với đoạn khác.`;
  return {
    slug: `bai-${part}`,
    series: "Loạt bài mẫu",
    part,
    title: `Tên bài ${part}`,
    authors: [],
    source: null,
    nextPart: null,
    blocks: [
      { kind: "heading", text: "MỤC" },
      { kind: "body", text },
    ],
    ...more,
  };
}

/** Reads what `handIn` writes: one article a line, as JSON; what is no JSON cannot be read. */
export async function readLines({ path, overrides, name = "" }: ReadRequest): Promise<ReadResult> {
  const lines = (await readFile(path, "utf8")).split("\n").filter(Boolean);
  const articles = lines.map((line): ArticleDraft => {
    if (!line.startsWith("{")) throw new AppError("IMPORT_UNKNOWN", { file: name });
    return { ...JSON.parse(line), ...overrides };
  });
  const report: ReadArticles["report"] = {
    pages: null,
    articles: [],
    leftOut: [],
    leftOutCharacters: {},
    recognised: [],
    warnings: [],
  };
  return { kind: "document", articles, report, marks: [], preview: null };
}

/** An editorial office over a corpus of two articles. */
export async function office(disk: Disk = realDisk, now?: () => number) {
  const corpusDir = join(await temporaryFolder(), "corpus");
  await mkdir(corpusDir);
  for (const part of [1, 2])
    await writeFile(join(corpusDir, `bai-${part}.md`), renderMarkdown(articleDraft(part, `việc cũ ${part}`)));
  const open = (by: Disk = disk) =>
    new Editorial(new DiskStore(corpusDir, { disk: by, now }), { read: readLines, now });
  return { corpusDir, open, editorial: open() };
}

/** Hands articles in as one document; gives the drafts. */
export async function handIn(editorial: Editorial, ...articles: readonly ArticleDraft[]): Promise<Draft[]> {
  const path = await editorial.scratch();
  await writeFile(path, articles.map((article) => JSON.stringify(article)).join("\n"));
  const drafts: Draft[] = [];
  for await (const taken of editorial.take(path, "tệp.pdf", {})) {
    if (taken instanceof AppError) throw taken;
    drafts.push(...taken.drafts);
  }
  return drafts;
}

/** Publishes a draft as it is seen now. */
export async function publish(editorial: Editorial, draft: Draft) {
  return editorial.publish(draft.id, (await editorial.plan(draft)).state);
}

/** Name and text of each article of a corpus. */
export async function corpusOf(corpusDir: string): Promise<Record<string, string>> {
  const names = (await readdir(corpusDir)).filter((name) => name.endsWith(".md"));
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(corpusDir, name), "utf8")] as const),
    ),
  );
}

/** The process ends. */
export class Crash extends Error {}

/** A disk on which the process ends at a step, counted from 0: a file that is written then is written in part. Nothing is done after that. */
export class CrashingDisk implements Disk {
  steps = 0;

  constructor(private readonly at: number) {}

  async create(path: string, content: string | Uint8Array): Promise<void> {
    if (this.steps++ < this.at) return realDisk.create(path, content);
    if (this.steps === this.at + 1) await realDisk.create(path, Buffer.from(content).subarray(0, 20));
    throw new Crash();
  }

  async rename(from: string, to: string): Promise<void> {
    if (this.steps++ >= this.at) throw new Crash();
    await realDisk.rename(from, to);
  }

  async remove(path: string): Promise<void> {
    if (this.steps++ >= this.at) throw new Crash();
    await realDisk.remove(path);
  }
}
