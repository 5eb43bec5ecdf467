import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { kernelBytes } from "../../src/simd/kernel-bytes.js";
import { type Kernels, kernelsOver } from "../../src/simd/kernels.js";

const room = 1 << 20;
const half = room >> 1;

/** Numbers that look random, the same every time (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What both ways of computing leave in the second half of their memory, given the same first half. */
function both(fill: (memory: ArrayBuffer) => void, run: (kernels: Kernels) => unknown): [unknown, unknown] {
  return [false, true].map((scalar) => {
    const kernels = kernelsOver(room, scalar);
    fill(kernels.memory);
    const result = run(kernels);
    return [result, Buffer.from(kernels.memory, half, half).toString("base64")];
  }) as [unknown, unknown];
}

const noise = (seed: number) => (memory: ArrayBuffer) => {
  const next = random(seed);
  const bytes = new Uint8Array(memory, 0, half);
  for (let at = 0; at < half; at++) bytes[at] = next() * 256;
};

/** Floats of everyday sizes, of 32 bits up to the middle of the first half and of 64 bits behind it. */
const everyday = (memory: ArrayBuffer) => {
  const next = random(5);
  for (const values of [
    new Float32Array(memory, 0, half >> 3),
    new Float64Array(memory, half >> 1, half >> 4),
  ])
    for (let at = 0; at < values.length; at++) values[at] = (next() - 0.5) * 20;
};

describe("the loops in WebAssembly", () => {
  it("are those of the text beside them", () => {
    const script = join(import.meta.dirname, "..", "..", "scripts", "kernels.mjs");
    expect(execFileSync(process.execPath, [script, "--print"], { encoding: "utf8" })).toBe(kernelBytes);
  });

  it("run here", () => {
    expect(kernelsOver(1).dots.toString()).toContain("native code");
  });

  it.each([16, 32, 64, 256, 384])("multiply rows of %i whole numbers as the loops without it do", (size) => {
    const [fast, slow] = both(noise(1), (kernels) => {
      kernels.dots(0, 4096, 200, size, half);
      new Uint32Array(kernels.memory, 2048, 90).forEach((_, at, picks) => {
        picks[at] = (at * 37) % 200;
      });
      kernels.pickedDots(0, 4096, 2048, 90, size, half + 4096);
    });
    expect(fast).toEqual(slow);
  });

  it("tell how near passages are as the loops without it do", () => {
    const [fast, slow] = both(everyday, (kernels) => {
      const { memory } = kernels;
      const next = random(4);
      new Int8Array(memory, half >> 1, 64 * 90).forEach((_, at, rows) => {
        rows[at] = next() * 255 - 127;
      });
      new Int16Array(memory, half - 1024, 64).forEach((_, at, query) => {
        query[at] = next() * 60_000 - 30_000;
      });
      new Uint32Array(memory, half - 2048, 31).forEach((_, at, offsets) => {
        offsets[at] = at * 3;
      });
      new Uint32Array(memory, half - 4096, 20).forEach((_, at, picks) => {
        picks[at] = (at * 11) % 30;
      });
      new Float32Array(memory, 4096, 30)[11] = 0;
      kernels.passages(half - 1024, half >> 1, 64, 0, half - 2048, 4096, half - 4096, 20, half);
    });
    expect(fast).toEqual(slow);
  });

  it("add up and pick scores as the loops without it do", () => {
    const [fast, slow] = both(everyday, (kernels) => {
      const { memory } = kernels;
      const [passages, counts] = [half - 8192, half - 4096];
      new Uint32Array(memory, passages, 700).forEach((_, at, list) => {
        list[at] = at * 5;
        new Uint8Array(memory, counts, 700)[at] = at % 4 ? 1 : (at % 9) + 1;
      });
      const norms = new Float32Array(memory, 16_384, 3_600).map(Math.abs);
      new Float32Array(memory, 16_384, 3_600).set(norms);
      for (const weight of [0.7, 3.25]) kernels.score(passages, counts, 700, weight, 1.9, 0, 16_384, half);
      return [0.3, 2 ** -149, 1e9].map((least) => {
        const found = kernels.reaching(half, 3_600, least, half + 65_536);
        return [...new Uint32Array(memory, half + 65_536, found)];
      });
    });
    expect(fast).toEqual(slow);
    const [[reached, above] = []] = fast as number[][][];
    expect(reached?.length).toBeGreaterThan(100);
    expect(above?.length).toBeGreaterThan(reached?.length ?? 0);
  });

  it.each([4, 12, 64, 256])("multiply %i floats with whole numbers as the loops without it do", (size) => {
    const [fast, slow] = both(everyday, (kernels) => {
      new Int8Array(kernels.memory, 0, 50_000).forEach((_, at, values) => {
        values[at] = (at * at) % 255;
      });
      kernels.products(half >> 1, 0, 150, size, half);
    });
    expect(fast).toEqual(slow);
  });

  it.each([32, 64])("count the bits in which codes of %i bytes differ as the loops without it do", (size) => {
    const [fast, slow] = both(noise(2), (kernels) => {
      kernels.differences(0, 4096, 1000, size, half, half + 8192);
      return kernels.within(half, 1000, size * 4, half + 65_536);
    });
    // What was written beyond the last number found is of no account.
    expect((fast as unknown[])[0]).toEqual((slow as unknown[])[0]);
    expect((fast as unknown[])[0]).toBeGreaterThan(100);
    const kernels = kernelsOver(room);
    noise(2)(kernels.memory);
    kernels.differences(0, 4096, 1000, size, half, half + 8192);
    const counts = new Uint32Array(kernels.memory, half + 8192, size * 8 + 1);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1000);
    const found = kernels.within(half, 1000, size * 4, half + 65_536);
    const wanted = [...new Uint16Array(kernels.memory, half, 1000).entries()].filter(
      ([, differ]) => differ <= size * 4,
    );
    expect([...new Uint32Array(kernels.memory, half + 65_536, found)]).toEqual(wanted.map(([code]) => code));
  });

  it.each([
    [1, 8],
    [10, 24],
    [33, 16],
  ])("apply a layer of %i inputs and %i outputs as the loops without it do", (inputs, outputs) => {
    const [fast, slow] = both(everyday, (kernels) => {
      const weights = half >> 1;
      kernels.layer(0, inputs, weights, weights + 16_384, 0, 40, outputs, half);
      kernels.layer(0, inputs, weights, weights + 16_384, outputs * 8, 40, outputs, half + 65_536);
    });
    expect(fast).toEqual(slow);
  });

  it("let tokens colour the rows around them as the loops without it do", () => {
    const [fast, slow] = both(everyday, (kernels) => {
      const [parts, size, around] = [half - 4096, 128, 5];
      new Uint32Array(kernels.memory, parts, 60).forEach((_, at, places) => {
        places[at] = ((at * 7) % 20) * size * (around + 1);
      });
      kernels.colour(parts, 60, size, around, half);
    });
    expect(fast).toEqual(slow);
  });

  it("take hyperbolic tangents as the loops without it do, and right to the last bit of 32", () => {
    const tangents = (kernels: Kernels) => {
      const values = new Float32Array(kernels.memory, half, 4096);
      values.set(new Float32Array(kernels.memory, 0, 4096));
      values.set([0, 1e-9, -1e-9, 21, -21, 300, -300, 0.5], 0);
      kernels.tanh(half, 4096);
    };
    const [fast, slow] = both(everyday, tangents);
    expect(fast).toEqual(slow);
    const kernels = kernelsOver(room);
    everyday(kernels.memory);
    tangents(kernels);
    const given = new Float32Array(kernels.memory, 0, 4096);
    const taken = new Float32Array(kernels.memory, half, 4096);
    const wrong = [...taken.keys()]
      .slice(8)
      .filter((at) => Math.abs((taken[at] as number) - Math.tanh(given[at] as number)) > 1.8e-7);
    expect(wrong).toEqual([]);
    expect([...taken.subarray(3, 7)]).toEqual([1, -1, 1, -1]);
  });
});
