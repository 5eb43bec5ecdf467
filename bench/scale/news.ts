import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { projectDir } from "../../src/config.js";

/** An article of the news: its paragraphs, each in one line; the first one is its headline and lead. */
export interface NewsArticle {
  readonly paragraphs: readonly string[];
}

/** Where the news is looked for when no other place is named. */
export const defaultNewsFile = join(projectDir, "..", "shared", "data", "vntc.jsonl.xz");

// What lzma streams to standard output; xz itself is missing on some small servers, Python rarely.
const pythonXz = "import lzma,shutil,sys;shutil.copyfileobj(lzma.open(sys.argv[1]),sys.stdout.buffer,1<<20)";

/** Throws an error that says what the file is and where it comes from, where it is missing. */
export function assertNews(file: string): void {
  if (existsSync(file)) return;
  throw new Error(
    `The news articles to measure with are missing: ${file}\n` +
      "They are the VNTC corpus (https://github.com/duyvuleo/VNTC), one article a line as JSON with `topic` and `paragraphs`, " +
      "plain or compressed with xz. Name the file with --news FILE.",
  );
}

/**
 * Reads articles until so many passages have been read, never holding more than a line of the file besides them.
 * A paragraph that was read before is left out, so that each question has one right passage; the last article is cut.
 */
export async function readNews(file: string, wanted: number): Promise<NewsArticle[]> {
  const articles: NewsArticle[] = [];
  const seen = new Set<string>();
  for await (const article of articlesOf(file)) {
    const paragraphs: string[] = [];
    for (const raw of article.paragraphs) {
      const text = inOneLine(raw);
      if (text === "" || seen.has(text) || seen.size >= wanted) continue;
      seen.add(text);
      paragraphs.push(text);
    }
    if (paragraphs.length > 0) articles.push({ paragraphs });
    if (seen.size >= wanted) break;
  }
  return articles;
}

/** Every paragraph of a file in its order: the number of its article, how it stands in the data, and its text in one line. */
export async function* newsParagraphs(
  file: string,
): AsyncGenerator<{ readonly article: number; readonly raw: string; readonly text: string }> {
  let article = 0;
  for await (const { paragraphs } of articlesOf(file)) {
    for (const raw of paragraphs) yield { article, raw, text: inOneLine(raw) };
    article++;
  }
}

/** The first articles, with so many passages together. */
export function firstPassages(articles: readonly NewsArticle[], count: number): NewsArticle[] {
  const taken: NewsArticle[] = [];
  let rest = count;
  for (const { paragraphs } of articles) {
    if (rest <= 0) break;
    taken.push({ paragraphs: paragraphs.slice(0, rest) });
    rest -= paragraphs.length;
  }
  return taken;
}

function inOneLine(paragraph: string): string {
  return paragraph.replace(/\s+/gu, " ").trim();
}

/** The articles of a file, their paragraphs as they stand in the data. */
async function* articlesOf(file: string): AsyncGenerator<NewsArticle> {
  assertNews(file);
  for await (const line of linesOf(file)) if (line.trim() !== "") yield JSON.parse(line) as NewsArticle;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = file.endsWith(".xz")
    ? await decompress(file)
    : { output: createReadStream(file), stop() {} };
  const lines = createInterface({ input: source.output, crlfDelay: Number.POSITIVE_INFINITY });
  try {
    yield* lines;
  } finally {
    lines.close();
    source.stop();
  }
}

async function decompress(file: string): Promise<{ output: Readable; stop(): void }> {
  const tools: readonly (readonly [string, readonly string[]])[] = [
    ["xz", ["-dc", file]],
    ["python3", ["-c", pythonXz, file]],
  ];
  for (const [command, args] of tools) {
    const process = spawn(command, args, { stdio: ["ignore", "pipe", "ignore"] });
    const started = await once(process, "spawn").then(
      () => true,
      () => false,
    );
    if (!started) continue;
    const { stdout } = process;
    // A reader that has enough stops the tool, which is then no failure of the tool.
    process.on("exit", (code) => {
      if (code) stdout.destroy(new Error(`${command} could not decompress ${file}`));
    });
    return { output: stdout, stop: () => process.kill() };
  }
  throw new Error(`Neither xz nor python3 is there to decompress ${file}`);
}
