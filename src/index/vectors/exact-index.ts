import { normalise } from "../../embedding/mean-pool.js";
import { type Neighbour, type VectorIndex, VectorTable } from "./vector-index.js";

/** Nearest neighbours by comparing with every vector: right, and as slow as there are vectors. It serves where there are no graphs. */
export class ExactVectorIndex implements VectorIndex {
  constructor(private readonly table: VectorTable) {}

  get size(): number {
    return this.table.size;
  }

  search(query: Float32Array, count: number): Neighbour[] {
    const best: Neighbour[] = [];
    if (count <= 0) return best;
    for (let label = 0; label < this.size; label++) {
      const similarity = this.table.similarity(query, label);
      if (best.length === count && similarity <= (best[count - 1] as Neighbour).similarity) continue;
      // From the end: most candidates that are taken at all are among the last.
      let at = best.length;
      while (at > 0 && (best[at - 1] as Neighbour).similarity < similarity) at--;
      best.splice(at, 0, { label, similarity });
      if (best.length > count) best.pop();
    }
    return best;
  }
}

/** The mean of each passage's vectors, of length 1, as a graph over passages holds them. @param offsets see `SearchIndex` */
export function passageMeans(vectors: VectorTable, offsets: Uint32Array): VectorTable {
  const { dimensions } = vectors;
  const means = VectorTable.sized(dimensions, Math.max(0, offsets.length - 1));
  for (let passage = 0; passage < means.size; passage++) {
    const mean = new Float32Array(dimensions);
    for (let row = offsets[passage] as number; row < (offsets[passage + 1] as number); row++)
      vectors.addTo(mean, row);
    normalise(mean);
    means.set(passage, mean);
  }
  return means;
}
