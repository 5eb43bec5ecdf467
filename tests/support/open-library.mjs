// Opens a library in a process of its own, as a start of the program does, and dies or waits where it is told to:
//   node open-library.mjs '{"corpusDir":…,"indexDir":…,"question":…,"dieAtStep":7,"gated":false}'
// Says `writing` once before the first change to the index folder, and at the end one line of JSON. With `gated` it then
// waits for a byte of input. A step is a call that changes the index folder; the one that it dies at is left half done.
import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { fileURLToPath } from "node:url";
import { lettersEmbedder } from "./letters-embedder.mjs";

const { corpusDir, indexDir, question, dieAtStep = 0, gated = false } = JSON.parse(process.argv[2]);
let steps = 0;

function isLast() {
  steps++;
  return steps === dieAtStep;
}

function die() {
  process.kill(process.pid, "SIGKILL");
}

async function beginWriting() {
  process.stdout.write("writing\n");
  if (gated) await new Promise((resolve) => process.stdin.once("data", resolve));
}

for (const name of ["mkdir", "rename", "rm", "open"]) {
  const call = fs[name];
  fs[name] = async (path, ...rest) => {
    if (!String(path).startsWith(indexDir)) return call(path, ...rest);
    if (steps === 0) await beginWriting();
    if (isLast()) die();
    const result = await call(path, ...rest);
    return name === "open" ? dyingFile(result) : result;
  };
}
syncBuiltinESMExports();

function dyingFile(file) {
  const { writeFile, sync } = file;
  file.writeFile = async (bytes) => {
    if (!isLast()) return writeFile.call(file, bytes);
    await writeFile.call(file, bytes.subarray(0, bytes.length / 2));
    die();
  };
  file.sync = async () => {
    if (isLast()) die();
    return sync.call(file);
  };
  return file;
}

const modules = new URL("../../dist/modules/", import.meta.url);
const modelsDir = fileURLToPath(new URL("../../models", import.meta.url));
const { HnswIndex } = await import(new URL("index/vectors/hnsw-index.js", modules).href);
const { openLibrary } = await import(new URL("index/index.js", modules).href);
const { createAnswerer, loadJudge, Searcher } = await import(new URL("answer/index.js", modules).href);
const { Lexicon } = await import(new URL("language/lexicon.js", modules).href);

const writeGraph = HnswIndex.prototype.write;
HnswIndex.prototype.write = async function write(path) {
  const last = isLast();
  await writeGraph.call(this, path);
  if (!last) return;
  await fs.truncate(path, (await fs.stat(path)).size / 2);
  die();
};

const embedder = lettersEmbedder();
const lexicon = new Lexicon(1_000, [["hộ nghèo", 300]], "child");
const library = await openLibrary({ corpusDir, indexDir, embedder, lexicon });
const answer = await createAnswerer(new Searcher(library, embedder, await loadJudge(modelsDir))).answer(
  question,
);
const told = {
  state: library.state,
  problems: library.problems.map((problem) => problem.code),
  best: answer.excerpts[0]?.text ?? null,
  steps,
};
process.stdout.write(`${JSON.stringify(told)}\n`);
process.exit();
