import { join } from "node:path";
import { depth, type ScaleSystem } from "./system.js";
import { readVectors, type Vectors, vectorFile, writeVectors } from "./workload.js";

const file = "vectors.f32";

/** The rows with the highest dot products, best first; of equal ones, the earlier first. */
export function nearest(vectors: Vectors, query: Float32Array, count: number): number[] {
  const { dimensions, values } = vectors;
  const rows: number[] = [];
  const scores: number[] = [];
  for (let row = 0, start = 0; start < values.length; row++, start += dimensions) {
    let score = 0;
    for (let at = 0; at < dimensions; at++) score += (query[at] as number) * (values[start + at] as number);
    if (rows.length === count && score <= (scores[count - 1] as number)) continue;
    let place = rows.length < count ? rows.length : count - 1;
    for (; place > 0 && score > (scores[place - 1] as number); place--) {
      rows[place] = rows[place - 1] as number;
      scores[place] = scores[place - 1] as number;
    }
    rows[place] = row;
    scores[place] = score;
  }
  return rows;
}

/** Every question compared with the vector of every whole passage, which are given ready-made. */
export const bruteForceSystem: ScaleSystem<Vectors> = {
  build: (workload) => readVectors(vectorFile(workload, "passages")),
  save: (vectors, folder) => writeVectors(join(folder, file), vectors),
  open: (_workload, folder) => readVectors(join(folder, file)),
  async asker(vectors, workload) {
    const { dimensions, values } = await readVectors(vectorFile(workload, "questions"));
    return {
      ask: async (question) =>
        nearest(vectors, values.subarray(question * dimensions, (question + 1) * dimensions), depth),
    };
  },
};
