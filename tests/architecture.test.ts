import { readdirSync, readFileSync } from "node:fs";
import { join, posix, sep } from "node:path";
import { describe, expect, it } from "vitest";

/** Path below `src/` (with `/`) → source text. */
type SourceTree = ReadonlyMap<string, string>;

/** The rooms from the ground up; those of one line stand side by side and may not import each other. */
const floors: readonly (readonly string[])[] = [
  ["errors", "heartbeat", "pause", "simd", "speech", "turn", "usage"],
  ["database"],
  ["language"],
  ["coordination"],
  ["corpus"],
  ["editorial", "embedding"],
  ["bindings"],
  ["index"],
  ["query"],
  ["ranking"],
  ["answer"],
  ["locales"],
  ["telegram", "terminal", "config"],
  ["articles", "engine"],
  ["core", "command-context"],
  ["live"],
  ["run-bot"],
  ["commands", "import-command", "library-commands"],
  ["program"],
  ["main"],
];
/** The same within the Telegram channel; the features stand side by side, and only what is above them wires them. */
const telegramFloors: typeof floors = [
  ["metrics"],
  ["types"],
  ["ui"],
  ["transport"],
  ["services"],
  ["features"],
  ["handlers"],
  ["bot"],
  ["start"],
  ["index"],
];
/** Channels quote sentences as the index has them: cut anew, they could differ from those that an answer highlights. */
const channels = ["telegram", "terminal"];
const cutsSentences = "language/sentence.ts";
/** Channels know ports, not what stands behind them. */
const behindPorts = "coordination/postgres/";
const longestFile = 250;

describe("the house", () => {
  const tree = readTree(join(import.meta.dirname, "..", "src"));

  it("has every room that the rules speak of", () => {
    const rooms = new Set([...tree.keys()].map(roomOf));
    expect([...rooms].sort()).toEqual(floors.flat().sort());
    const telegram = new Set([...tree.keys()].flatMap((path) => withinTelegram(path) ?? []).map(roomOf));
    expect([...telegram].sort()).toEqual(telegramFloors.flat().sort());
  });

  it("keeps its rules", () => {
    expect(violations(tree)).toEqual([]);
  });

  it("has no circle of imports", () => {
    expect(findCycle(tree)).toBeNull();
  });
});

describe("the check of the rules", () => {
  it.each([
    ["a room that imports a higher one", { "language/a.ts": 'import { b } from "../corpus/b.js";' }],
    ["a channel that imports the other", { "telegram/bot.ts": 'import { b } from "../terminal/b.js";' }],
    [
      "the other channel that imports the first",
      { "terminal/a.ts": 'export { b } from "../telegram/b.js";' },
    ],
    ["a room that imports a channel", { "answer/a.ts": 'import type { B } from "../telegram/b.js";' }],
    ["a room that imports the settings", { "index/a.ts": 'import { b } from "../config.js";' }],
    ["a channel that imports the settings", { "telegram/bot.ts": 'import { b } from "../config.js";' }],
    [
      "a channel that cuts sentences",
      { "telegram/ui/a.ts": 'import { b } from "../../language/sentence.js";' },
    ],
    [
      "the other channel that cuts sentences",
      { "terminal/a.ts": 'import type { B } from "../language/sentence.js";' },
    ],
    [
      "a channel that knows what stands behind a port",
      { "telegram/bot.ts": 'import { b } from "../coordination/postgres/b.js";' },
    ],
    ["neighbours of the ground floor", { "turn.ts": 'import { b } from "./errors.js";' }],
    ["a look that imports a feature", { "telegram/ui/a.ts": 'import { b } from "../features/ask/b.js";' }],
    ["a look that imports the transport", { "telegram/ui/a.ts": 'import { b } from "../transport/b.js";' }],
    [
      "a transport that imports a feature",
      { "telegram/transport/a.ts": 'import { b } from "../features/ask/b.js";' },
    ],
    [
      "a feature that imports another",
      { "telegram/features/ask/a.ts": 'import { b } from "../browse/b.js";' },
    ],
    [
      "a feature that imports the wiring",
      { "telegram/features/ask/a.ts": 'import { b } from "../../bot.js";' },
    ],
    ["an unknown room of the channel", { "telegram/attic/a.ts": "export const a = 1;" }],
    ["a file that imports the wiring", { "core.ts": 'import { b } from "./commands.js";' }],
    ["an import over several lines", { "corpus/a.ts": 'import {\n  b,\n  c,\n} from "../answer/b.js";' }],
    ["an import for its effects", { "corpus/a.ts": 'import "../answer/b.js";' }],
    ["an import at run time", { "corpus/a.ts": 'const b = await import("../answer/b.js");' }],
    ["an import of what lies outside", { "corpus/a.ts": 'import { b } from "../../tests/b.js";' }],
    ["an unknown room", { "attic/a.ts": "export const a = 1;" }],
    ["an import without its ending", { "answer/a.ts": 'import { b } from "./b";' }],
    ["a reader of the environment", { "core.ts": "export const token = process.env.BOT_TOKEN;" }],
    ["a reader of the environment by import", { "core.ts": 'import { env } from "node:process";' }],
    ["a default export", { "answer/a.ts": "export default function answer() {}" }],
    ["a default export by name", { "answer/a.ts": "const a = 1;\nexport { a as default };" }],
    ["a cast through unknown", { "answer/a.ts": "export const a = 1 as unknown as string;" }],
    ["a long file", { "answer/a.ts": "export const a = 1;\n".repeat(longestFile + 1) }],
  ])("finds %s", (_what, files) => {
    expect(violations(new Map(Object.entries(files)))).toHaveLength(1);
  });

  it("lets pass what is allowed", () => {
    const tree = new Map([
      ["config.ts", "export const token = process.env.BOT_TOKEN;"],
      ["core.ts", 'import { token } from "./config.js";\nimport { b } from "./terminal/b.js";'],
      ["answer/a.ts", 'import { b } from "./b.js";\nimport { c } from "../language/sentence.js";'],
      ["telegram/ui/a.ts", 'import { b } from "../../language/b.js";'],
      ["answer/b.ts", 'import { join } from "node:path";\nexport const words = "export default";'],
      ["answer/c.ts", "export const a = 1;\n".repeat(longestFile)],
    ]);
    expect(violations(tree)).toEqual([]);
  });

  it("finds a circle, however long, and names its files", () => {
    const tree = new Map([
      ["answer/a.ts", 'import { b } from "./b.js";'],
      ["answer/b.ts", 'import type { C } from "./c.js";'],
      ["answer/c.ts", 'export { a } from "./a.js";'],
    ]);
    expect(findCycle(tree)).toEqual(["answer/a.ts", "answer/b.ts", "answer/c.ts", "answer/a.ts"]);
  });

  it("takes two ways to one file for no circle", () => {
    const tree = new Map([
      ["answer/a.ts", 'import { b } from "./b.js";\nimport { c } from "./c.js";'],
      ["answer/b.ts", 'import { c } from "./c.js";'],
      ["answer/c.ts", "export const c = 1;"],
    ]);
    expect(findCycle(tree)).toBeNull();
  });
});

/** One line for each rule that a file breaks. */
function violations(tree: SourceTree): string[] {
  return [...tree].flatMap(([path, source]) => {
    const found: string[] = [];
    if (!isKnown(path)) found.push(`${path} stands in a room that the house does not have`);
    for (const target of relativeImports(source)) {
      if (!target.endsWith(".js")) found.push(`${path} imports ${target}, which does not end in .js`);
      else if (!mayImport(path, resolve(path, target))) found.push(`${path} may not import ${target}`);
    }
    const readsEnvironment = /\bprocess\s*(?:\.\s*env\b|\[)|\benv\b[^;]*from "(?:node:)?process"/.test(
      source,
    );
    if (readsEnvironment && path !== "config.ts") found.push(`${path} reads the environment`);
    if (/\bas unknown as\b/.test(source)) found.push(`${path} casts through unknown`);
    if (/^export (?:default\b|\{[^}]*\bas default\b)/m.test(source)) found.push(`${path} exports a default`);
    const lines = source.trimEnd().split("\n").length;
    if (lines > longestFile) found.push(`${path} has ${lines} lines`);
    return found;
  });
}

function isKnown(path: string): boolean {
  const inner = withinTelegram(path);
  return floorOf(roomOf(path)) >= 0 && (inner === null || floorOf(roomOf(inner), telegramFloors) >= 0);
}

function mayImport(path: string, target: string): boolean {
  if (channels.includes(roomOf(path)) && (target === cutsSentences || target.startsWith(behindPorts)))
    return false;
  const [from, to] = [withinTelegram(path), withinTelegram(target)];
  if (from === null || to === null) return isBelow(path, target, floors);
  if (roomOf(from) === "features" && roomOf(to) === "features")
    return from.split("/")[1] === to.split("/")[1];
  return isBelow(from, to, telegramFloors);
}

/** Whether a file may import another by where their rooms stand. */
function isBelow(path: string, target: string, house: typeof floors): boolean {
  const [from, to] = [roomOf(path), roomOf(target)];
  return from === to || (floorOf(to, house) >= 0 && floorOf(to, house) < floorOf(from, house));
}

/** The path below `telegram/`; null for files of other rooms. */
function withinTelegram(path: string): string | null {
  return path.startsWith("telegram/") ? path.slice("telegram/".length) : null;
}

/** Files of a circle of imports, the first one repeated at the end; null where there is none. */
function findCycle(tree: SourceTree): string[] | null {
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): string[] | null => {
    const seenAt = way.indexOf(path);
    if (seenAt >= 0) return [...way.slice(seenAt), path];
    if (done.has(path)) return null;
    for (const target of relativeImports(tree.get(path) ?? "")) {
      const cycle = visit(resolve(path, target), [...way, path]);
      if (cycle) return cycle;
    }
    done.add(path);
    return null;
  };
  for (const path of tree.keys()) {
    const cycle = visit(path, []);
    if (cycle) return cycle;
  }
  return null;
}

function relativeImports(source: string): string[] {
  const statements = /^\s*(?:import|export)\s(?:[^;"]*\sfrom\s)?"([^"]+)"|\bimport\("([^"]+)"\)/gm;
  return [...source.matchAll(statements)]
    .map(([, fixed, dynamic]) => fixed ?? dynamic ?? "")
    .filter((target) => target.startsWith("."));
}

function resolve(path: string, target: string): string {
  return posix.join(posix.dirname(path), target).replace(/\.js$/, ".ts");
}

/** First folder of a path, or the name of a file that stands in none. */
function roomOf(path: string): string {
  return path.split("/")[0]?.replace(/\.ts$/, "") ?? "";
}

function floorOf(room: string, house = floors): number {
  return house.findIndex((rooms) => rooms.includes(room));
}

function readTree(root: string): SourceTree {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts"),
  );
  return new Map(
    files.map((path) => [path.replaceAll(sep, "/"), readFileSync(join(root, path), "utf8")] as const),
  );
}
