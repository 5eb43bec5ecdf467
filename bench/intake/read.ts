import { fork } from "node:child_process";
import { performance } from "node:perf_hooks";
import type { Overrides } from "../../src/corpus/draft.js";
import { readingEnvironment } from "../../src/corpus/import/read-in-child.js";
import type { ChildMessage, ChildRequest, ReadArticles } from "../../src/corpus/import/read-request.js";
import type { TruthParagraph } from "./metrics.js";

/** A document as the import reads it, and what that took. */
export interface ReadFigures {
  /** Null where it was refused: then `code` tells why. */
  readonly result: ReadArticles | null;
  readonly code: string | null;
  /** From the first page on, in ms a page. */
  readonly perPage: number;
  /** Most memory, in MB resident. */
  readonly memory: number;
}

const megabyte = 1_000_000;

/** Reads a document in a process of its own, as `npm run import` does. */
export function readDocumentFile(path: string, overrides: Overrides = {}): Promise<ReadFigures> {
  const child = fork(new URL("../../src/corpus/import/read-child.js", import.meta.url), [], {
    silent: true,
    env: readingEnvironment,
  });
  const request: ChildRequest = { path, overrides, single: true, takenParts: [] };
  let memory = 0;
  let first: number | null = null;
  let pages = 1;
  return new Promise((resolve) => {
    const finish = (result: ReadArticles | null, code: string | null) => {
      child.kill();
      const took = performance.now() - (first ?? performance.now());
      resolve({ result, code, perPage: took / Math.max(1, pages), memory: memory / megabyte });
    };
    child.once("exit", () => finish(null, "ended"));
    child.on("message", (message: ChildMessage) => {
      if (message.type === "page") {
        first ??= performance.now();
        pages = Math.max(pages, message.total ?? 1);
        memory = Math.max(memory, message.memory);
      } else if (message.type !== "done")
        finish(null, message.type === "failed" ? message.code : message.type);
      else finish(message.result.kind === "document" ? message.result : null, null);
    });
    child.send(request);
  });
}

/** What a reader of the articles sees. */
export function paragraphsOf({ articles }: ReadArticles): TruthParagraph[] {
  return articles.flatMap(({ blocks, title }) =>
    blocks.map(({ kind, text }) => ({
      text,
      isHeading: kind === "heading" || (kind === "meta" && title.includes(text)),
    })),
  );
}

/** The text of the articles. */
export function textOf(result: ReadArticles): string {
  return paragraphsOf(result)
    .map(({ text }) => text)
    .join("\n");
}
