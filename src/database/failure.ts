import { AppError } from "../errors.js";

/**
 * Classes and codes of SQLSTATE after which the same statement may succeed later: connections, resources, a server that stops or starts, a reader of a
 * standby that was cancelled (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
const passing = /^(?:08|53|57P0|58)|^(?:25006|40001|40P01|57014)$/u;
/** Who may not connect, or what is not there to connect to: 28 (authorization), 3D000 (no such database), 42501 (no right). */
const refused = /^(?:28|3D000|42501)/u;
/** What the system and the driver say of connections. */
const connectionLost =
  /^(?:ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT$)|Connection terminated|not queryable|timeout exceeded when trying to connect|Query read timeout/u;

/** Tells a server that cannot be used at present from a statement that is wrong; the reason holds no address and no password. */
export function asDatabaseFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const { code = "" } = error as { readonly code?: string };
  const isPassing = passing.test(code) || connectionLost.test(code) || connectionLost.test(error.message);
  if (refused.test(code)) return new AppError("DATABASE_REFUSED", { reason: code }, { cause: error });
  if (!isPassing) return error;
  return new AppError("DATABASE_UNAVAILABLE", { reason: code || "connection lost" }, { cause: error });
}

/** Whether the database could not be used, rather than a statement be wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  return error instanceof AppError && error.code === "DATABASE_UNAVAILABLE";
}

/** What may be logged of a failure: no address, no password, no text of a statement. */
export function describeReason(error: unknown): { readonly reason: string } {
  if (error instanceof AppError) return { reason: `${error.code} ${error.parameters.reason ?? ""}`.trim() };
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  return { reason: String(code ?? name ?? "error") };
}
