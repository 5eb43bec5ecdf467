import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { AppError } from "../errors.js";

/** Where a model is read from. */
export interface ModelLocation {
  /** Name that the loading library is given, relative to `root`. */
  readonly name: string;
  /** Folder that holds the model's folder. */
  readonly root: string;
  /** Folder of the model's files; for a hub model, where its download is kept. */
  readonly folder: string;
  /** Whether the model must be downloaded from a hub first. */
  readonly hub: boolean;
}

const hubName = /^[\w.-]+\/[\w.-]+$/;

/**
 * Finds the model that a setting names: a folder under `modelsDir`, a path to a folder, or a hub's `owner/name`.
 * @throws AppError MODEL_MISSING where it is none of them
 */
export function locateModel(setting: string, modelsDir: string): ModelLocation {
  for (const folder of [join(modelsDir, setting), resolve(setting)]) {
    if (existsSync(folder) && statSync(folder).isDirectory()) {
      return { name: basename(folder), root: dirname(folder), folder, hub: false };
    }
  }
  if (hubName.test(setting) && !setting.startsWith(".")) {
    const root = join(modelsDir, ".cache");
    const folder = join(root, setting);
    return { name: setting, root, folder, hub: !existsSync(folder) };
  }
  throw new AppError("MODEL_MISSING", { model: setting, folder: modelsDir });
}
