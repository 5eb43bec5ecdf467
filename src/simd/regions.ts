import { type Kernels, kernelsOver } from "./kernels.js";

/** Kinds of array that a region can be seen as. */
type ArrayType =
  | typeof Int8Array
  | typeof Int16Array
  | typeof Int32Array
  | typeof Uint8Array
  | typeof Uint16Array
  | typeof Uint32Array
  | typeof Float32Array
  | typeof Float64Array;

/** Regions by name: how each is seen, and for how many values it has room. */
type Layout = Readonly<Record<string, readonly [type: ArrayType, length: number]>>;

/** A part of the memory of kernels. */
export interface Region<Values> {
  /** Its address. */
  readonly at: number;
  readonly values: Values;
}

/** Regions are kept apart by at least so many bytes, and begin at a multiple of it: what is read in blocks may read beyond an end. */
const apart = 64;

/**
 * Kernels over new memory that is parted into regions, all zeros.
 * @param scalar see `kernelsOver`
 */
export function kernelsWith<L extends Layout>(
  layout: L,
  scalar = false,
): {
  readonly kernels: Kernels;
  readonly regions: { readonly [Name in keyof L]: Region<InstanceType<L[Name][0]>> };
} {
  const entries = Object.entries(layout);
  let bytes = 0;
  const addresses = entries.map(([, [type, length]]) => {
    const at = bytes;
    bytes += Math.ceil((length * type.BYTES_PER_ELEMENT) / apart + 1) * apart;
    return at;
  });
  const kernels = kernelsOver(bytes, scalar);
  const regions = entries.map(([name, [type, length]], number) => {
    const at = addresses[number] as number;
    return [name, { at, values: new type(kernels.memory, at, length) }];
  });
  return { kernels, regions: Object.fromEntries(regions) };
}
