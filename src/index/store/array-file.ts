/** Kinds of array that a file can hold. */
export type TypedArray = Int8Array | Uint8Array | Uint16Array | Uint32Array | Float32Array;

const kinds = { Int8Array, Uint8Array, Uint16Array, Uint32Array, Float32Array } as const;
type Kind = keyof typeof kinds;

interface Entry {
  readonly name: string;
  readonly kind: Kind;
  readonly offset: number;
  readonly length: number;
}

const magic = "TDARRAY1";
const alignment = 8;

/** Puts named typed arrays into one block of bytes: magic, length of the table, table (JSON), the arrays, each aligned to 8 bytes. Little-endian. */
export function encodeArrays(arrays: Readonly<Record<string, TypedArray>>): Buffer[] {
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

/** Reads what `encodeArrays` wrote; the arrays are views of `bytes`. Throws a plain Error where the bytes are something else. */
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

function kindOf(array: TypedArray): Kind {
  const names = Object.keys(kinds) as Kind[];
  // A Buffer is a Uint8Array under another name.
  return names.find((name) => array instanceof kinds[name]) ?? "Uint8Array";
}

function viewOf(
  ArrayType: (typeof kinds)[Kind],
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
