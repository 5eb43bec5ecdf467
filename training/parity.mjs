// Compares the exported model, run by transformers.js, with what Python computed; and times it.
//
//     node training/parity.mjs MODELS_DIR MODEL_NAME CASES.json
//
// CASES.json comes from parity.py. Exit code 1 when an id differs or a cosine is below 0.999.
import { readFileSync } from "node:fs";
import { env, pipeline } from "@xenova/transformers";

const [models, name, file] = process.argv.slice(2);
env.allowRemoteModels = false;
env.localModelPath = models;

/** Median of a list of numbers. */
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

const began = performance.now();
const embed = await pipeline("feature-extraction", name, { quantized: true });
console.log(`load ${(performance.now() - began).toFixed(0)} ms`);

const { alias, cases } = JSON.parse(readFileSync(file, "utf8"));
let wrong = 0;
let unknownOnly = 0;
let worst = 1;
for (const { text, rows, vector } of cases) {
  const { input_ids } = embed.tokenizer(text, { return_tensor: false });
  // Unknown words (row 0) have a zero vector, and Python leaves them out.
  const seen = input_ids
    .map(Number)
    .map((id) => alias[id] ?? id)
    .filter((id) => id > 0);
  if (seen.join() !== rows.join()) {
    wrong++;
    if (wrong <= 5)
      console.log(`ids differ: ${JSON.stringify(text.slice(0, 200))}\n  here   ${seen}\n  python ${rows}`);
  }
  if (rows.length === 0) {
    unknownOnly++;
    continue;
  }
  const { data } = await embed(text, { pooling: "mean", normalize: true });
  const cosine = vector.reduce((sum, value, i) => sum + value * data[i], 0);
  if (!(cosine >= worst)) worst = cosine;
}
console.log(
  `${cases.length} texts: ${wrong} with other ids, ${unknownOnly} with no known word; lowest cosine ${worst.toFixed(6)}`,
);

const long = cases.reduce((a, b) =>
  b.normalised.length > a.normalised.length && b.normalised.split(" ").length <= 250 ? b : a,
);
const timed = {
  question: "Toàn tỉnh còn bao nhiêu hộ nghèo theo chuẩn đa chiều?",
  "long paragraph": long.text,
};
for (const [label, text] of Object.entries(timed)) {
  const spent = [];
  for (let i = 0; i < 300; i++) {
    const start = performance.now();
    await embed(text, { pooling: "mean", normalize: true });
    spent.push(performance.now() - start);
  }
  console.log(`${label} (${text.length} characters): median ${median(spent).toFixed(2)} ms`);
}
for (const text of ["xqzzy", ""]) {
  try {
    const { data } = await embed(text, { pooling: "mean", normalize: true });
    console.log(`no known word, ${JSON.stringify(text)}: first component ${data[0]}`);
  } catch (error) {
    console.log(`no known word, ${JSON.stringify(text)}: ${error.message.slice(0, 120)}`);
  }
}
if (wrong > 0 || !(worst > 0.999)) process.exit(1);
