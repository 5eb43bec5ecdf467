/** An open-addressing hash table of numbers: each slot holds a number plus one, or 0. Its length is a power of two. */
export type HashSlots = Uint32Array;

/** Number of slots for so many entries: at most half of them are taken. */
export function slotCount(entries: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(4, entries * 2)));
}

/** The slots of entries 0 to `count` − 1, all different. */
export function slotsFor(count: number, hashOf: (number: number) => number): HashSlots {
  const slots = new Uint32Array(slotCount(count));
  for (let number = 0; number < count; number++) insert(slots, hashOf(number), number);
  return slots;
}

/** Puts an entry that is not there yet into the first free slot. */
export function insert(slots: HashSlots, hash: number, number: number): void {
  const mask = slots.length - 1;
  let slot = spread(hash) & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = number + 1;
}

/** The entry with this hash that `matches`, or -1. */
export function probe(slots: HashSlots, hash: number, matches: (number: number) => boolean): number {
  const mask = slots.length - 1;
  for (let slot = spread(hash) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const number = (slots[slot] as number) - 1;
    if (matches(number)) return number;
  }
  return -1;
}

/** Spreads every bit of a hash over all others (the finaliser of MurmurHash3, Appleby): neighbours in value must not be neighbours in slot. */
export function spread(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
