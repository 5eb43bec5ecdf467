import type { CommandContext } from "../command-context.js";
import type { Connected } from "../coordination/index.js";
import { type AppError, describeError } from "../errors.js";
import type { Logger, Mode, Ports } from "../telegram/index.js";
import { writeLine } from "../terminal/index.js";

/** What is there before the bot is. */
export interface Beginning {
  readonly ports: Ports | undefined;
  readonly mode: Mode;
  readonly logger: Logger;
  readonly stop: AbortSignal;
}

/**
 * Joins the processes that share DATABASE_URL.
 * @returns null: this one is alone
 * @throws AppError DATABASE_REFUSED, DATABASE_SCHEMA_NEWER
 */
export async function joinOthers(
  token: string,
  { config: { DATABASE_URL: url }, locale, streams }: CommandContext,
  { ports, mode, logger, stop }: Beginning,
): Promise<Connected | null | "stopped"> {
  if (url === undefined) return null;
  // Loaded only where there is a database.
  const { connectCoordination } = await import("../coordination/postgres/connect.js");
  const onTrouble = async (error: AppError) => {
    await writeLine(streams.messages, describeError(error, locale.language)).catch(() => {});
    if (!ports) return;
    const { showHealth } = await import("../telegram/transport/ports.js");
    const trouble = "the database cannot be reached";
    showHealth(ports, () => ({ status: "failing", mode: mode.kind, pending: 0, trouble }), logger);
  };
  try {
    return await connectCoordination({
      url,
      token,
      log: logger,
      signal: stop,
      onTrouble: (error) => void onTrouble(error),
    });
  } catch (error) {
    if (stop.aborted) return "stopped";
    throw error;
  }
}

/** Others take over at once. */
export async function leaveOthers({ coordination, close }: Connected): Promise<void> {
  await coordination.close();
  await close();
}
