/** Parameters of a call, as sent: JSON, or strings from a form. */
export type Parameters = Readonly<Record<string, unknown>>;

/** A call as it came in. */
export interface Call {
  readonly method: string;
  readonly parameters: Parameters;
  /** When it came, in ms since the epoch. */
  readonly at: number;
}

/** An error as the Bot API words it (https://core.telegram.org/bots/api#making-requests). */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters?: { readonly retry_after?: number },
  ) {
    super(description);
  }
}

/** A request that Telegram refuses, in its own words. */
export function badRequest(description: string): ApiError {
  return new ApiError(400, `Bad Request: ${description}`);
}
