/** One field of a protobuf message: a whole number, or the bytes of a text, a message, an array. */
export type ProtobufField =
  | { readonly number: number; readonly value: number }
  | { readonly number: number; readonly bytes: Uint8Array };

const wireTypes = { varint: 0, lengthDelimited: 2 } as const;

/**
 * Fields of a protobuf message in the order in which they stand (https://protobuf.dev/programming-guides/encoding). A negative
 * number comes as its 64 bits without sign, and one of 2^53 or more without its last digits.
 *
 * @param message the bytes of the message; those of its fields are views of them
 * @throws Error where the bytes end within a field, or a field is of another kind than whole number or bytes
 */
export function* protobufFields(message: Uint8Array): Generator<ProtobufField> {
  const reader = { message, at: 0 };
  while (reader.at < message.length) {
    const key = readVarint(reader);
    const number = Math.floor(key / 8);
    const value = readVarint(reader);
    if (key % 8 === wireTypes.varint) {
      yield { number, value };
      continue;
    }
    const end = reader.at + value;
    if (key % 8 !== wireTypes.lengthDelimited || end > message.length)
      throw new Error(`protobuf field ${number} cannot be read`);
    yield { number, bytes: message.subarray(reader.at, end) };
    reader.at = end;
  }
}

/** A number in groups of seven bits, the lowest first; each byte but the last has its highest bit set. */
function readVarint(reader: { readonly message: Uint8Array; at: number }): number {
  let value = 0;
  for (let place = 1; ; place *= 128) {
    const byte = reader.message[reader.at++];
    if (byte === undefined) throw new Error("protobuf message cut short");
    value += (byte & 127) * place;
    if (byte < 128) return value;
  }
}
