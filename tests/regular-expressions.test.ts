import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "scslre";
import { describe, expect, it } from "vitest";
import { parseAst } from "vitest/node";

const sources = join(import.meta.dirname, "..", "src");

/** A regular expression as it stands in a file, or is put together by it. */
interface Found {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** Expressions that may take more than linear time by themselves, and why that does no harm where they stand. */
const harmless: Readonly<Record<string, string>> = {
  "embedding/load-pipeline.ts /\\/+$/": "a setting of whoever runs the bot",
  "telegram/transport/api-root.ts /\\/+$/": "a setting of whoever runs the bot",
  "terminal/chat-command.ts /^\\/([\\p{L}\\p{M}\\p{N}_-]{1,64})(?:\\s+(.*))?$/":
    "the dot takes whatever is left, so nothing is tried twice",
  "telegram/transport/message-text.ts /^[\\s,:;–-]+|[\\s,:;–-]+$/":
    "a message of Telegram's, of 4,096 characters at most",
};

describe("no regular expression takes more than linear time in the length of a text", () => {
  it("of those that stand in the code", () => {
    const found = sourceFiles().flatMap(literalsOf);
    expect(found.length).toBeGreaterThan(250);
    expect(superlinear(found)).toEqual(Object.keys(harmless).sort());
  });

  it("of those that the code puts together", async () => {
    const found = await assembled();
    expect(found.length).toBeGreaterThan(50);
    expect(superlinear(found)).toEqual([]);
  });

  it("sees the ones that did", () => {
    const past = [/^(?:\p{Lu}[\p{L}\p{M}.]*\s*){2,5}$/u, /\s*[,;&]\s*/u, /(?:\p{Lu}+,?)+&/u];
    const found = past.map(({ source, flags }) => ({ file: "past", source, flags }));
    expect(superlinear(found)).toHaveLength(past.length);
  });
});

/**
 * Names of the expressions that backtrack, or are tried from one place after the other, in more than linear time on some text: told
 * from their automata (scslre), not from how long they take.
 */
function superlinear(found: readonly Found[]): string[] {
  const slow = found.filter(({ source, flags }) => analyse({ source, flags }).reports.length > 0);
  return [...new Set(slow.map(({ file, source }) => `${file.replaceAll("\\", "/")} /${source}/`))].sort();
}

function sourceFiles(): string[] {
  return readdirSync(sources, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
}

function literalsOf(file: string): Found[] {
  const found: Found[] = [];
  visit(parseAst(readFileSync(join(sources, file), "utf8"), { lang: "ts" }), ({ pattern, flags }) => {
    found.push({ file, source: pattern, flags });
  });
  return found;
}

/** Calls back for the literal of every regular expression below a node of a syntax tree. */
function visit(node: unknown, tell: (literal: { pattern: string; flags: string }) => void): void {
  if (typeof node !== "object" || node === null) return;
  if ("regex" in node) tell(node.regex as { pattern: string; flags: string });
  else for (const value of Object.values(node)) visit(value, tell);
}

/** The expressions that are made of strings while the modules are loaded. */
async function assembled(): Promise<Found[]> {
  const made = new Map<string, Found>();
  const native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(native, {
    construct(target, given: [string | RegExp, string?], newTarget) {
      const expression = Reflect.construct(target, given, newTarget) as RegExp;
      const { source, flags } = expression;
      made.set(`/${source}/${flags}`, { file: "made", source, flags });
      return expression;
    },
  });
  try {
    for (const file of sourceFiles()) {
      if (
        /^(?:language|corpus|query|index|ranking|answer|locales)\b/u.test(file) &&
        !/-worker\.ts$/u.test(file)
      )
        await import(join(sources, file));
    }
  } finally {
    globalThis.RegExp = native;
  }
  return [...made.values()];
}
