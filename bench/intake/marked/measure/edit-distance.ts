const wordBits = 32;
const topBit = 1 << (wordBits - 1);

/**
 * Least number of UTF-16 units that have to be inserted, taken out or changed to make one text of another (Levenshtein): columns of the
 * table as vectors of bits (Myers 1999; Hyyrö 2003 for texts longer than a machine word).
 */
export function editDistance(one: string, other: string): number {
  if (one.length === 0 || other.length === 0) return Math.max(one.length, other.length);
  let last = one.length;
  scan(one, other, false, (distance) => {
    last = distance;
  });
  return last;
}

/** Where a text stands in a longer one with the fewest changes. */
export interface Found {
  readonly distance: number;
  /** Just behind it, in UTF-16 units. */
  readonly end: number;
}

/** Looks for a text within a longer one; of places that are equally good, the first. */
export function searchNearest(pattern: string, text: string): Found {
  let best: Found = { distance: pattern.length, end: 0 };
  if (pattern.length > 0)
    scan(pattern, text, true, (distance, at) => {
      if (distance < best.distance) best = { distance, end: at + 1 };
    });
  return best;
}

/** Similarity of two texts by edit distance, in [0, 1]; 1 for equal ones. */
export function similarity(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 1 : 1 - editDistance(one, other) / longest;
}

/** Goes through `text`, telling after each unit the distance of the pattern from what ends there (from all so far, or from any part). */
function scan(
  pattern: string,
  text: string,
  beginsAnywhere: boolean,
  onColumn: (distance: number, at: number) => void,
): void {
  const blocks = Math.ceil(pattern.length / wordBits);
  const places = placesOf(pattern, blocks);
  const none = new Int32Array(blocks);
  const up = new Int32Array(blocks).fill(-1);
  const down = new Int32Array(blocks);
  const lastBit = 1 << ((pattern.length - 1) % wordBits);
  let distance = pattern.length;
  for (let at = 0; at < text.length; at++) {
    const equal = places.get(text.charCodeAt(at)) ?? none;
    let carry = beginsAnywhere ? 0 : 1;
    for (let block = 0; block < blocks; block++) {
      const isLast = block === blocks - 1;
      carry = advance(up, down, block, equal[block] ?? 0, carry, isLast ? lastBit : topBit);
    }
    distance += carry;
    onColumn(distance, at);
  }
}

function placesOf(pattern: string, blocks: number): Map<number, Int32Array> {
  const places = new Map<number, Int32Array>();
  for (let at = 0; at < pattern.length; at++) {
    const unit = pattern.charCodeAt(at);
    const own = places.get(unit) ?? new Int32Array(blocks);
    places.set(unit, own);
    const block = Math.floor(at / wordBits);
    own[block] = (own[block] ?? 0) | (1 << (at % wordBits));
  }
  return places;
}

/** Takes 32 rows of the table one column on; returns by how much their last row went up. */
function advance(
  up: Int32Array,
  down: Int32Array,
  block: number,
  matches: number,
  carry: number,
  bottom: number,
): number {
  const rising = up[block] ?? 0;
  const falling = down[block] ?? 0;
  const equal = carry < 0 ? matches | 1 : matches;
  const vertical = matches | falling;
  const horizontal = ((((equal & rising) + rising) | 0) ^ rising) | equal;
  let plus = falling | ~(horizontal | rising);
  let minus = rising & horizontal;
  const out = (plus & bottom) !== 0 ? 1 : (minus & bottom) !== 0 ? -1 : 0;
  plus = (plus << 1) | (carry > 0 ? 1 : 0);
  minus = (minus << 1) | (carry < 0 ? 1 : 0);
  up[block] = minus | ~(vertical | plus);
  down[block] = plus & vertical;
  return out;
}
