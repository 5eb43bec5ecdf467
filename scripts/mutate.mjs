// Changes every number of the question's way by a fifth, up and down, and swaps neighbours, each in a copy of the project,
// and tells which changes no test of `npm test` sees:
//   npm run mutate                      all of them (some minutes)
//   npm run mutate -- --only PATTERN    those whose `src/file.ts:line name` matches the regular expression
//   npm run mutate -- --list            only lists the numbers
// First the figures of the golden files are compared (tests/answer/golden.test.ts, in one warm process); a mutant that moves none of them
// goes to the other tests of its room. Not part of the checks. Fails where more than two survive.
import { fork, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { findConstants, mutantsOf } from "./mutate/constants.mjs";

const root = join(import.meta.dirname, "..");
const rooms = ["src/query", "src/ranking", "src/answer"];
/** Files of other rooms, and the numbers in them that decide an answer. */
const alone = { "src/index/lexical/lexical-index.ts": /^(?:k1|b)$/, "src/language/lexicon.ts": /./ };
/** Numbers that bound memory or let others take their turn: no answer depends on them. */
const withoutEffect = ["src/query/vocabulary.ts mostKept", "src/answer/figure-finder.ts slice"];
/** A mutant that takes longer, in ms, never ends. */
const patience = 120_000;
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
  process.exitCode = (await run()) > mostSurvivors ? 1 : 0;
}

async function run() {
  const mutants = sources.flatMap(({ file, code }) =>
    mutantsOf(code)
      .filter((mutant) => isWanted(file, mutant))
      .map((mutant) => ({ ...mutant, file, original: code })),
  );
  const copy = copyProject();
  try {
    const unmoved = await unmovedByFigures(mutants, copy);
    console.log(
      `${mutants.length - unmoved.length} of ${mutants.length} mutants move a figure of the golden files`,
    );
    const survivors = unmoved.filter((mutant) => {
      const survives = passesTests(mutant, copy);
      console.log(`${survives ? "SURVIVES" : "killed  "}  ${told(mutant)}`);
      return survives;
    });
    console.log(`${mutants.length} mutants, ${survivors.length} survive`);
    for (const mutant of survivors) console.log(`  ${told(mutant)}`);
    return survivors.length;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function unmovedByFigures(mutants, copy) {
  const unmoved = [];
  let child = await startChild(copy);
  for (const [at, mutant] of mutants.entries()) {
    if (at % 20 === 0) console.error(`${at} of ${mutants.length} measured`);
    const reply = await ask(child, { path: join(copy, mutant.file), code: mutant.code });
    if (reply.survived) unmoved.push(mutant);
    if (!reply.hung) continue;
    writeFileSync(join(copy, mutant.file), mutant.original);
    child = await startChild(copy);
  }
  child.kill();
  return unmoved;
}

async function startChild(copy) {
  const child = fork(join(root, "scripts", "mutate", "child.mjs"), [copy], { cwd: copy });
  await new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", () => reject(new Error("The figures of the golden files could not be measured.")));
  });
  return child;
}

/** The child's reply; `hung` where it gives none, or dies. */
function ask(child, message) {
  return new Promise((resolve) => {
    const giveUp = () => {
      child.kill("SIGKILL");
      resolve({ hung: true });
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

/** Whether the core tests of the mutant's room, and of those that stand on it, pass. */
function passesTests({ file, code, original }, copy) {
  writeFileSync(join(copy, file), code);
  const room = relative("src", file).split(/[\\/]/)[0];
  const tests = [...new Set([room, "query", "ranking", "answer"])].map((name) => `tests/${name}/`);
  const options = [
    "--project",
    "core",
    "--bail",
    "1",
    "--exclude",
    "**/*golden.test.ts",
    "--exclude",
    "**/architecture.test.ts",
  ];
  const vitest = join(copy, "node_modules", "vitest", "vitest.mjs");
  const { status } = spawnSync(process.execPath, [vitest, "run", ...options, ...tests], {
    cwd: copy,
    stdio: "ignore",
    timeout: patience,
  });
  writeFileSync(join(copy, file), original);
  return status === 0;
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
  for (const name of ["node_modules", "models"]) symlinkSync(join(root, name), join(copy, name), "dir");
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
