/** Kinds of array that a file can hold. */
export type TypedArray = Int8Array | Uint8Array | Uint16Array | Uint32Array | Float32Array;

const kinds = { Int8Array, Uint8Array, Uint16Array, Uint32Array, Float32Array } as const;

/** Name of a kind of array, as a file has it. */
export type ArrayKind = keyof typeof kinds;

/** Arrays of a file by their names. */
export type NamedArrays = Readonly<Record<string, TypedArray>>;

/** Which arrays a file holds, and of which kinds. */
export type ArrayLayout = Readonly<Record<string, ArrayKind>>;

/** The arrays of a file with this layout. */
export type ArraysOf<Layout extends ArrayLayout> = {
  readonly [Name in keyof Layout]: InstanceType<(typeof kinds)[Layout[Name]]>;
};

interface Entry {
  readonly name: string;
  readonly kind: ArrayKind;
  readonly offset: number;
  readonly length: number;
}

const magic = "TDARRAY1";
const alignment = 8;

/** Puts named typed arrays into one block of bytes: magic, length of the table, table (JSON), the arrays, each aligned to 8 bytes. Little-endian. */
export function encodeArrays(arrays: NamedArrays): Buffer[] {
  let offset = 0;
  const entries: Entry[] = Object.entries(arrays).map(([name, array]) => {
    const entry: Entry = { name, kind: kindOf(array), offset, length: array.length };
    offset += aligned(array.byteLength);
    return entry;
  });
  const table = Buffer.from(JSON.stringify(entries));
  const head = Buffer.alloc(aligned(magic.length + 4 + table.length));
  head.write(magic, "latin1");
  head.writeUInt32LE(table.length, magic.length);
  table.copy(head, magic.length + 4);
  const blocks = Object.values(arrays).flatMap((array) => {
    const bytes = Buffer.from(array.buffer, array.byteOffset, array.byteLength);
    return [bytes, Buffer.alloc(aligned(bytes.length) - bytes.length)];
  });
  return [head, ...blocks];
}

/**
 * Reads what `encodeArrays` wrote; the arrays are views of `bytes`.
 * @throws a plain Error where the bytes are something else
 */
export function decodeArrays(bytes: Uint8Array): Record<string, TypedArray> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.toString("latin1", 0, magic.length) !== magic) throw new Error("not an array file");
  const tableLength = buffer.readUInt32LE(magic.length);
  const start = magic.length + 4;
  const entries = JSON.parse(buffer.toString("utf8", start, start + tableLength)) as Entry[];
  const base = aligned(start + tableLength);
  return Object.fromEntries(
    entries.map(({ name, kind, offset, length }) => {
      const ArrayType = kinds[kind];
      const from = bytes.byteOffset + base + offset;
      if (!(Number.isInteger(offset) && offset >= 0)) throw new Error("array file with a wrong table");
      if (base + offset + length * ArrayType.BYTES_PER_ELEMENT > bytes.byteLength)
        throw new Error("array file cut short");
      return [name, viewOf(ArrayType, bytes.buffer as ArrayBuffer, from, length)];
    }),
  );
}

/**
 * An array of a file.
 *
 * @param place what is told of the file in an error
 * @throws Error naming the array where it is missing or of another kind
 */
export function pickArray<Kind extends ArrayKind>(
  arrays: NamedArrays,
  name: string,
  kind: Kind,
  place: string,
): InstanceType<(typeof kinds)[Kind]> {
  const array = arrays[name];
  if (!array) throw new Error(`${place} has no ${name}`);
  if (kindOf(array) !== kind) throw new Error(`${name} of ${place} is no ${kind}`);
  return array as InstanceType<(typeof kinds)[Kind]>;
}

/**
 * The arrays of a layout out of those of a file, see `pickArray`.
 *
 * @throws Error naming the first array that is missing or of another kind
 */
export function pickArrays<Layout extends ArrayLayout>(
  arrays: NamedArrays,
  layout: Layout,
  place: string,
): ArraysOf<Layout> {
  const picked = Object.entries(layout).map(([name, kind]) => [name, pickArray(arrays, name, kind, place)]);
  return Object.fromEntries(picked) as ArraysOf<Layout>;
}

function kindOf(array: TypedArray): ArrayKind {
  const names = Object.keys(kinds) as ArrayKind[];
  // A Buffer is a Uint8Array under another name.
  return names.find((name) => array instanceof kinds[name]) ?? "Uint8Array";
}

function viewOf(
  ArrayType: (typeof kinds)[ArrayKind],
  buffer: ArrayBuffer,
  from: number,
  length: number,
): TypedArray {
  if (from % ArrayType.BYTES_PER_ELEMENT === 0) return new ArrayType(buffer, from, length);
  return new ArrayType(buffer.slice(from, from + length * ArrayType.BYTES_PER_ELEMENT), 0, length);
}

function aligned(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}
