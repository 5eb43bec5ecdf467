import { ApiError } from "./types.js";

/** What goes wrong with a request: an error in Telegram's words, or a connection that drops before the reply. */
export type Fault =
  | { readonly code: number; readonly description: string; readonly retryAfter?: number }
  | "drop";

/** Faults to come, in order, by method. */
export class Faults {
  readonly #script: { readonly method: string; readonly fault: Fault }[] = [];

  /** The next calls of a method fail, each in its way. */
  script(method: string, ...faults: readonly Fault[]): void {
    this.#script.push(...faults.map((fault) => ({ method, fault })));
  }

  /** Takes the next fault of a method: `drop`, an error, or null where none is scripted. */
  take(method: string): ApiError | "drop" | null {
    const index = this.#script.findIndex((entry) => entry.method === method);
    const [entry] = index < 0 ? [] : this.#script.splice(index, 1);
    if (!entry) return null;
    if (entry.fault === "drop") return "drop";
    const { code, description, retryAfter } = entry.fault;
    return new ApiError(
      code,
      description,
      retryAfter === undefined ? undefined : { retry_after: retryAfter },
    );
  }
}
