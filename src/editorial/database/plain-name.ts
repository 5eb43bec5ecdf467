import { basename } from "node:path";

/**
 * Whether a name from the database, or for it, is that of a file in a folder on any machine: whoever can write the database must not be able to write
 * elsewhere on this one.
 */
export function isPlainName(name: string): boolean {
  return name === basename(name) && name !== "." && name !== ".." && !/[\\\0]/.test(name);
}
