import { generations } from "./0001-generations.js";
import { coordination } from "./0002-coordination.js";
import { coordinationFunctions } from "./0003-coordination-functions.js";
import { chatBindings } from "./0004-chat-bindings.js";
import { library } from "./0005-library.js";
import type { Migration } from "./migration.js";

export type { Migration } from "./migration.js";

/** All steps, in order: each file of this folder holds one. */
export const migrations: readonly Migration[] = [
  generations,
  coordination,
  coordinationFunctions,
  chatBindings,
  library,
];
