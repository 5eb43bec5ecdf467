import { generations } from "./0001-generations.js";
import type { Migration } from "./migration.js";

export type { Migration } from "./migration.js";

/** All steps, in order: each file of this folder holds one. */
export const migrations: readonly Migration[] = [generations];
