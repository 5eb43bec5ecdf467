/*
 * Codes of changes in Word 6 and 95 (its Binary File Format, “sprms”): one byte each. Word 97 keeps those of one byte in tables of pieces,
 * where that is all the room.
 */

/** Each with its number in Word 97, where that is read. */
const codes: ReadonlyMap<number, number> = new Map([
  [2, 0x4600],
  [5, 0x2403],
  [9, 0x2407],
  [12, 0xc63e],
  [13, 0x240d],
  [17, 0x840f],
  [19, 0x8411],
  [24, 0x2416],
  [25, 0x2417],
  [65, 0x0800],
  [66, 0x0801],
  [67, 0x0802],
  [74, 0x6a09],
  [80, 0x4a30],
  [83, 0x2a33],
  [85, 0x0835],
  [86, 0x0836],
  [92, 0x083c],
  [93, 0x4a4f],
  [98, 0x2a42],
  [99, 0x4a43],
  [101, 0x4845],
  [104, 0x2a48],
  [117, 0x0855],
  [142, 0x3009],
  [187, 0xd605],
  [190, 0xd608],
]);

/** Lengths of operands in bytes; -1: the first byte tells, -2: the first two. */
const lengths: readonly (readonly [length: number, codes: string])[] = [
  [0, "52 83 163"],
  [1, "4-11 13 14 24 25 29 37 44 50 51 65-67 71 75 85-92 94 98 100 102 104 117-119 131 132 138 139 142 143"],
  [1, "146 147 150-153 158 159 162 185 186"],
  [2, "2 16-19 21 22 26-28 30-36 38-43 45-49 69 72 80 93 96 97 99 101 107 109 110 121-124 140 141 144 145"],
  [2, "148 149 154-157 160 161 164-171 182-184 189 195 197 198"],
  [3, "73 95 136 137"],
  [4, "20 70 192 194 196 200"],
  [5, "193 199"],
  [12, "187"],
  [-1, "3 12 15 23 64 68 74 77 79 81 82 103 105 106 108 111-116 120 133 179 181 191 207"],
  [-2, "188 190"],
];

const lengthOf: ReadonlyMap<number, number> = new Map(
  lengths.flatMap(([length, list]) =>
    list.split(" ").flatMap((range) => {
      const [first = 0, last = first] = range.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, at) => [first + at, length] as const);
    }),
  ),
);

/** The number in Word 97; 0 where it is not read. */
export function codeOfOld(code: number): number {
  return codes.get(code) ?? 0;
}

/** Codes of one byte that only tables of pieces of Word 97 know ([MS-DOC] 2.9.210, Prm0): level of a list, and of an outline. */
const codesInPieces: ReadonlyMap<number, number> = new Map([
  [12, 0x260a],
  [120, 0x2640],
]);
/** Plain letters: without an operand in Word 6, with one later. */
const plainLetters = 83;

/** The number of a change in Word 97 that a table of its pieces names in one byte, with one byte as its operand; 0 where it is not read. */
export function codeInPieces(code: number): number {
  const own = codesInPieces.get(code);
  if (own !== undefined) return own;
  return lengthOf.get(code) === 1 || code === plainLetters ? codeOfOld(code) : 0;
}

/** Bytes of its operand, -1 or -2 where its first one or two bytes tell; null for an unknown code. */
export function lengthOfOld(code: number): number | null {
  return lengthOf.get(code) ?? null;
}
