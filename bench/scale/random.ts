/** Random numbers that are the same on every run. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, `limit`). */
  below(limit: number): number;
  /** So many of the numbers below `limit`, in rising order. */
  sample(limit: number, count: number): number[];
}

/** The mulberry32 generator (Tommy Ettinger, public domain): 32 bits of state are plenty for choosing questions. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    sample(limit, count) {
      const chosen: number[] = [];
      // Selection sampling (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S).
      for (let at = 0; at < limit && chosen.length < count; at++)
        if (next() * (limit - at) < count - chosen.length) chosen.push(at);
      return chosen;
    },
  };
}
