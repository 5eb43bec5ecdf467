import { type ProtobufField, protobufFields } from "./protobuf.js";

/**
 * Vectors of words, one a row, each as whole numbers from −128 to 127 and the worth of one unit: the form in which
 * `training/export.py` writes them.
 */
export interface WordTable {
  readonly rows: number;
  readonly dimensions: number;
  /** rows × dimensions, row by row. */
  readonly values: Int8Array;
  /** What one unit of each row is worth. */
  readonly scales: Float32Array;
}

/** A tensor that is kept in the file. */
interface Initializer {
  readonly name: string;
  readonly type: number;
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

// Field numbers and types of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
const modelFields = { irVersion: 1, producer: 2, graph: 7, operators: 8 } as const;
const graphFields = { node: 1, name: 2, initializer: 5, input: 11, output: 12 } as const;
const nodeFields = { input: 1, output: 2, operator: 4, attribute: 5 } as const;
const attributeFields = { name: 1, integer: 3, type: 20 } as const;
const tensorFields = { shape: 1, type: 2, name: 8, data: 9 } as const;
const operatorFields = { domain: 1, version: 2 } as const;
const elementTypes = { float: 1, int8: 3, int64: 7 } as const;
const integerAttribute = 2;

/** Version of ONNX's operators that the file is written for; in it, the steps below mean what `WordTable` says. */
const operatorVersion = 13;

/** The steps of the graph: pick rows by their numbers, multiply each by its scale, and by 0 where the mask says padding. */
const steps = [
  "Gather(table, input_ids) -> picked",
  "Cast(picked) to=1 -> row",
  "Gather(scale, input_ids) -> row_scale",
  "Cast(attention_mask) to=1 -> mask",
  "Unsqueeze(mask, last_axis) -> mask_column",
  "Mul(row_scale, mask_column) -> factor",
  "Mul(row, factor) -> last_hidden_state",
].join("\n");

const initializerNames = ["table", "scale", "last_axis"];

/**
 * Reads a table of word vectors out of an ONNX file without the runtime for such files, if the file is of exactly the form
 * that `training/export.py` writes: its graph does nothing but look rows up and scale them.
 *
 * @param file content of the file; the table's values are a view of it
 * @returns null for a file of any other form, a damaged one included
 */
export function readWordTable(file: Uint8Array): WordTable | null {
  try {
    const fields = fieldsOf(file, modelFields);
    const [graph] = fields.graph;
    if (!graph || fields.graph.length > 1 || !areOperatorsKnown(fields.operators)) return null;
    const { node, initializer } = fieldsOf(bytesOf(graph), graphFields);
    if (node.map((each) => stepOf(bytesOf(each))).join("\n") !== steps) return null;
    return tableOf(initializer.map((each) => initializerOf(bytesOf(each))));
  } catch {
    // Whoever runs such files tells better what is wrong with this one.
    return null;
  }
}

function areOperatorsKnown(sets: readonly ProtobufField[]): boolean {
  const [only] = sets.map((set) => fieldsOf(bytesOf(set), operatorFields));
  return (
    sets.length === 1 &&
    (only?.domain ?? []).every((domain) => bytesOf(domain).length === 0) &&
    only?.version[0] !== undefined &&
    numberOf(only.version[0]) === operatorVersion
  );
}

function tableOf(initializers: readonly Initializer[]): WordTable | null {
  const [table, scale, lastAxis] = initializerNames.map((name) =>
    initializers.find((initializer) => initializer.name === name),
  );
  if (!table || !scale || !lastAxis || initializers.length !== initializerNames.length) return null;
  const [rows = 0, dimensions = 0] = table.shape;
  const fits =
    isTensor(table, elementTypes.int8, [rows, dimensions], 1) &&
    isTensor(scale, elementTypes.float, [rows, 1], 4) &&
    isTensor(lastAxis, elementTypes.int64, [1], 8) &&
    lastAxis.data.every((byte) => byte === 0xff);
  if (!fits || rows === 0 || dimensions === 0) return null;
  return {
    rows,
    dimensions,
    values: new Int8Array(table.data.buffer, table.data.byteOffset, table.data.length),
    // A view would have to begin at a multiple of four bytes.
    scales: new Float32Array(Uint8Array.from(scale.data).buffer),
  };
}

function isTensor(
  { type, shape, data }: Initializer,
  expectedType: number,
  expectedShape: readonly number[],
  elementBytes: number,
): boolean {
  const elements = expectedShape.reduce((product, length) => product * length, 1);
  return (
    type === expectedType &&
    shape.length === expectedShape.length &&
    shape.every((length, axis) => length === expectedShape[axis]) &&
    data.length === elements * elementBytes
  );
}

function initializerOf(message: Uint8Array): Initializer {
  const { shape, type, name, data } = fieldsOf(message, tensorFields);
  return {
    name: textOf(only(name)),
    type: numberOf(only(type)),
    shape: shape.map(numberOf),
    data: bytesOf(only(data)),
  };
}

/** A node in one line: `Operator(inputs) attributes -> outputs`. */
function stepOf(message: Uint8Array): string {
  const { input, output, operator, attribute } = fieldsOf(message, nodeFields);
  const attributes = attribute.map((each) => ` ${attributeOf(bytesOf(each))}`).join("");
  const inputs = input.map(textOf).join(", ");
  return `${textOf(only(operator))}(${inputs})${attributes} -> ${output.map(textOf).join(", ")}`;
}

function attributeOf(message: Uint8Array): string {
  const { name, integer, type } = fieldsOf(message, attributeFields);
  if (numberOf(only(type)) !== integerAttribute) throw new Error("attribute of an unknown type");
  return `${textOf(only(name))}=${numberOf(only(integer))}`;
}

/**
 * The fields of a message by their names, each in order.
 * @throws a plain Error where there are others: they may change what the known ones mean
 */
function fieldsOf<Name extends string>(
  message: Uint8Array,
  numbers: Readonly<Record<Name, number>>,
): Record<Name, ProtobufField[]> {
  const names = Object.keys(numbers) as Name[];
  const found = Object.fromEntries(names.map((name) => [name, [] as ProtobufField[]])) as Record<
    Name,
    ProtobufField[]
  >;
  for (const field of protobufFields(message)) {
    const name = names.find((each) => numbers[each] === field.number);
    if (name === undefined) throw new Error(`unknown field ${field.number}`);
    found[name].push(field);
  }
  return found;
}

function only(fields: readonly ProtobufField[]): ProtobufField {
  const [field] = fields;
  if (!field || fields.length > 1) throw new Error("expected one field");
  return field;
}

function bytesOf(field: ProtobufField): Uint8Array {
  if (!("bytes" in field)) throw new Error(`field ${field.number} is a number`);
  return field.bytes;
}

function numberOf(field: ProtobufField): number {
  if (!("value" in field)) throw new Error(`field ${field.number} is no number`);
  return field.value;
}

function textOf(field: ProtobufField): string {
  return Buffer.from(bytesOf(field)).toString("utf8");
}
