import type { Config } from "./config.js";
import type { Locale } from "./locales/index.js";
import type { TerminalStreams } from "./terminal/index.js";

/** What every command is given. */
export interface CommandContext {
  readonly config: Config;
  readonly locale: Locale;
  readonly streams: TerminalStreams;
}
