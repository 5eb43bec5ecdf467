import type { Logger } from "../types.js";
import { createPages, defaultHost, type Health, type HttpServer, listen } from "./http-server.js";

/** Where the bot listens. */
export interface PortOptions {
  /** Port of `/healthz`, of the webhook, and of `/metrics` where neither of the others is wanted; absent: none. 0: any free one. */
  readonly port?: number | undefined;
  /** Port of `/metrics` and `/healthz` alone, so that whoever hands on the webhook's port never shows them; absent: none. */
  readonly metricsPort?: number | undefined;
  /** Address to listen on; absent: this machine alone. */
  readonly host?: string | undefined;
}

/** The servers of a bot. */
export interface Ports {
  readonly main: HttpServer | null;
  readonly metrics: HttpServer | null;
  /** Closes both. */
  close(): Promise<void>;
}

/**
 * Opens the ports that are wanted.
 * @throws AppError PORT_UNAVAILABLE; none is open then
 */
export async function openPorts({ port, metricsPort, host = defaultHost }: PortOptions): Promise<Ports> {
  const open = async (wanted: number | undefined) => (wanted === undefined ? null : listen(wanted, host));
  const main = await open(port);
  try {
    const metrics = await open(metricsPort);
    return {
      main,
      metrics,
      close: async () => {
        await Promise.all([main?.close(), metrics?.close()]);
      },
    };
  } catch (error) {
    await main?.close();
    throw error;
  }
}

/** Shows on every port how the bot is, before it is more than that. */
export function showHealth({ main, metrics }: Ports, health: () => Health, logger: Logger): void {
  for (const server of [main, metrics]) server?.show(createPages(health, null, logger));
}
