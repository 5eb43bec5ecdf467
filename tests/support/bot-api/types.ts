/** Parameters of a call, as sent: JSON, or strings from a form. */
export type Parameters = Readonly<Record<string, unknown>>;

/** A call as it came in. */
export interface Call {
  readonly method: string;
  readonly parameters: Parameters;
  /** When it came, in ms since the epoch. */
  readonly at: number;
}

/** A call that this server refused by its own rules, not because a test scripted it. */
export interface Refusal extends Pick<Call, "method" | "parameters"> {
  readonly code: number;
  readonly description: string;
}

/** An error as the Bot API words it (https://core.telegram.org/bots/api#making-requests). */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number },
  ) {
    super(description);
  }
}

/** A request that Telegram refuses, in its own words. */
export function badRequest(description: string): ApiError {
  return new ApiError(400, `Bad Request: ${description}`);
}

/** @throws ApiError where a call has a parameter beyond those that its method takes */
export function takeOnly(parameters: Parameters, names: readonly string[]): void {
  const unknown = Object.keys(parameters).find((name) => !names.includes(name));
  if (unknown) throw badRequest(`this strict server takes no parameter "${unknown}"`);
}
