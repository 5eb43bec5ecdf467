import type { AppError } from "../../errors.js";
import type { BotDependencies, Limits, Mode } from "../types.js";
import type { Clock } from "./clock.js";
import type { Ports } from "./ports.js";
import type { ProxySettings } from "./proxy.js";

/** What `startBot` needs. */
export interface StartOptions extends BotDependencies {
  readonly token: string;
  /** Absent: polling. */
  readonly mode?: Mode | undefined;
  /** Port of the webhook, /healthz and /metrics; 0: any free one. Absent: a webhook takes any, polling needs none. */
  readonly port?: number | undefined;
  /** Ports that are open already, in place of `port`; a stop closes them. */
  readonly ports?: Ports | undefined;
  /** Proxies that lead to the Bot API; absent: none. */
  readonly proxy?: ProxySettings | undefined;
  /** Ends a start that waits for Telegram. */
  readonly signal?: AbortSignal | undefined;
  /** Told once that Telegram cannot be reached at the start, while it is tried on. */
  readonly onTrouble?: ((error: AppError) => void) | undefined;
  /** Absent: the machine's. */
  readonly clock?: Clock | undefined;
  /** Absent: none. */
  readonly limits?: Limits | undefined;
  /** How long a stop waits for running answers, in ms; absent: 5,000, below the 10 s after which containers are killed. */
  readonly stopPatience?: number | undefined;
}
