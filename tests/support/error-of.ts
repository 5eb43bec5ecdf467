import { AppError } from "../../src/errors.js";

/** The AppError that an action fails with. Throws where it succeeds, or fails with anything else. */
export async function errorOf(action: () => unknown): Promise<AppError> {
  try {
    await action();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("The action succeeded, but a failure was expected.");
}
