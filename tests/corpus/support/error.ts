import { AppError } from "../../../src/errors.js";

/** Code and parameters of the error that an action raises, or null if it raises none. */
export async function errorOf(action: () => unknown): Promise<Record<string, unknown> | null> {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, ...error.parameters };
  }
  return null;
}
