// Changes every number of the question's way by a fifth, up and down, and swaps neighbours, each in a copy of the project,
// and tells which changes no test of `npm test` sees:
//   npm run mutate                      all of them (an hour or two of one core)
//   npm run mutate -- --only PATTERN    those whose `src/file.ts:line name` matches the regular expression
//   npm run mutate -- --list            only lists the numbers
// First the tests of its file run, then the figures of the golden files are compared (tests/answer/golden.test.ts); a mutant that moves none of
// them goes to the other tests of these rooms. Not part of the checks. Fails where more than two survive.
import { fork } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "./build.mjs";
import { findConstants, mutantsOf } from "./mutate/constants.mjs";

const root = join(import.meta.dirname, "..");
const rooms = ["src/query", "src/ranking", "src/answer"];
/** Files of other rooms, and the numbers in them that decide an answer. */
const alone = { "src/index/lexical/bm25.ts": /^(?:k1|b)$/, "src/language/lexicon.ts": /./ };
/** Numbers that bound memory or let others take their turn: no answer depends on them. */
const withoutEffect = [
  "src/query/vocabulary.ts mostKept",
  "src/query/vocabulary.ts mostAlternatives",
  "src/answer/figure-finder.ts slice",
  "src/answer/searcher.ts mostPrepared",
  "src/ranking/reader/alignment.ts matchPlaces",
  "src/ranking/reader/read-tokens.ts mostKept",
  "src/ranking/reader/read-tokens.ts longestKept",
  "src/ranking/reader/reader-memory.ts mostKept",
];
/** A mutant that takes longer, in ms, never ends: many times what it takes on a machine busy with other work. */
const patience = 600_000;
const hung = "no end";
const mostSurvivors = 2;

const [onlyAt, isList] = [process.argv.indexOf("--only"), process.argv.includes("--list")];
const only = new RegExp(onlyAt < 0 ? "" : process.argv[onlyAt + 1]);

const files = [...rooms.flatMap(sourcesOf), ...Object.keys(alone)];
const isWanted = (file, { line, name }) =>
  (alone[file]?.test(name) ?? true) &&
  !withoutEffect.includes(`${file} ${name}`) &&
  only.test(`${file}:${line} ${name}`);
const sources = files.map((file) => ({ file, code: readFileSync(join(root, file), "utf8") }));

if (isList) {
  for (const { file, code } of sources)
    for (const constant of findConstants(code).filter((each) => isWanted(file, each)))
      console.log(`${file}:${constant.line}  ${constant.name}  ${constant.raw}`);
} else {
  // Some tests run the compiled program: a copy holds the one that stands now.
  process.exitCode = (await build()) || ((await run()) > mostSurvivors ? 1 : 0);
}

async function run() {
  const mutants = sources.flatMap(({ file, code }) =>
    mutantsOf(code)
      .filter((mutant) => isWanted(file, mutant))
      .map((mutant) => ({ ...mutant, file, original: code })),
  );
  const copy = copyProject();
  const survivors = [];
  let child = await startChild(copy);
  try {
    for (const [at, mutant] of mutants.entries()) {
      const { killedBy } = await ask(child, { path: join(copy, mutant.file), code: mutant.code });
      if (killedBy === null) survivors.push(mutant);
      console.log(`${at + 1}/${mutants.length}  ${told(mutant)}  ${killedBy ?? "SURVIVES"}`);
      if (killedBy !== hung) continue;
      writeFileSync(join(copy, mutant.file), mutant.original);
      child = await startChild(copy);
    }
  } finally {
    child.kill();
    rmSync(copy, { recursive: true, force: true });
  }
  console.log(`${mutants.length} mutants, ${survivors.length} survive`);
  for (const mutant of survivors) console.log(`  ${told(mutant)}`);
  return survivors.length;
}

async function startChild(copy) {
  const child = fork(join(root, "scripts", "mutate", "child.mjs"), [copy], { cwd: copy });
  await new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", () => reject(new Error("The figures of the golden files could not be measured.")));
  });
  return child;
}

/** The child's reply; where it gives none, or dies, the mutant made it hang. */
function ask(child, message) {
  return new Promise((resolve) => {
    const giveUp = () => {
      child.kill("SIGKILL");
      resolve({ killedBy: hung });
    };
    const timer = setTimeout(giveUp, patience);
    child.once("exit", giveUp);
    child.once("message", (reply) => {
      clearTimeout(timer);
      child.off("exit", giveUp);
      resolve(reply);
    });
    child.send(message);
  });
}

function copyProject() {
  const copy = mkdtempSync(join(tmpdir(), "trich-dan-mutate-"));
  const copied = [
    "src",
    "tests",
    "bench",
    "scripts",
    "corpus",
    "package.json",
    "package-lock.json",
    "vitest.config.ts",
  ];
  for (const name of [...copied, "tsconfig.json", "dist"])
    cpSync(join(root, name), join(copy, name), { recursive: true, preserveTimestamps: true });
  for (const name of ["node_modules", "models", "training"])
    symlinkSync(join(root, name), join(copy, name), "dir");
  // The tests of these rooms run the sources; compiling each mutant would only take time.
  writeFileSync(join(copy, "tests", "support", "build.ts"), "export function setup() {}\n");
  return copy;
}

function sourcesOf(room) {
  return readdirSync(join(root, room), { recursive: true })
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => `${room}/${name}`);
}

function told({ file, line, name, what }) {
  return `${file}:${line}  ${name}  ${what}`;
}
