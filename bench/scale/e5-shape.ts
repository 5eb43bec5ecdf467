import { spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { projectDir } from "../../src/config.js";
import { percentilesOf, type ShapeFigures } from "./figures.js";

const script = join(projectDir, "bench", "scale", "make_e5_shape.py");
const rounds = 200;
const warmUps = 20;
const questionTokens = 16;
const passageTokens = 64;

/**
 * Writes a transformer of multilingual-e5-small's shape with random weights: what a weight is worth does not change how long
 * it takes to multiply with it. Throws an error that says what is missing where it cannot be made.
 */
export async function makeShape(file: string, form: ShapeFigures["form"]): Promise<void> {
  const reasons: string[] = [];
  // Debian's own packages are seen by Debian's own Python only.
  for (const python of ["/usr/bin/python3", "python3"]) {
    const reason = await runPython(python, [script, file, form]);
    if (reason === null) return;
    reasons.push(`${python}: ${reason}`);
  }
  throw new Error(reasons.join("; "));
}

/** Times the model with the runtime that transformers.js brings, set up as transformers.js does. */
export async function measureShape(
  file: string,
  form: ShapeFigures["form"],
): Promise<Omit<ShapeFigures, "memory">> {
  const require = createRequire(import.meta.url);
  const transformers = createRequire(require.resolve("@xenova/transformers"));
  const { InferenceSession, Tensor } = transformers("onnxruntime-node") as Runtime;
  const start = performance.now();
  const session = await InferenceSession.create(file, { executionProviders: ["cpu"] });
  const openMs = performance.now() - start;
  const time = async (tokens: number) => {
    const row = (value: (at: number) => number) =>
      new Tensor(
        "int64",
        BigInt64Array.from({ length: tokens }, (_, at) => BigInt(value(at))),
        [1, tokens],
      );
    const spent: number[] = [];
    for (let round = 0; round < warmUps + rounds; round++) {
      const before = performance.now();
      await session.run({ input_ids: row((at) => (at * 37 + round) % 1000), attention_mask: row(() => 1) });
      if (round >= warmUps) spent.push(performance.now() - before);
    }
    return percentilesOf(spent);
  };
  const question = await time(questionTokens);
  const passage = await time(passageTokens);
  return { form, bytes: (await stat(file)).size, openMs, question, passage };
}

/** Null where it went well. */
function runPython(python: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(python, args, { stdio: ["ignore", "ignore", "pipe"] });
    let errors = "";
    child.stderr.on("data", (chunk) => {
      errors += chunk;
    });
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code) => resolve(code === 0 ? null : (errors.trim().split("\n").at(-1) ?? "failed")));
  });
}

/** As much of onnxruntime-node as is used here; it comes with transformers.js and is no package of our own. */
interface Runtime {
  readonly InferenceSession: {
    create(file: string, options: object): Promise<{ run(inputs: object): Promise<unknown> }>;
  };
  readonly Tensor: new (type: "int64", data: BigInt64Array, shape: readonly number[]) => object;
}
