import type { Config } from "./config.js";
import type { Locale } from "./locales/index.js";
import type { HeldSignals, TerminalStreams } from "./terminal/index.js";

/** What every command is given. */
export interface CommandContext {
  readonly config: Config;
  readonly locale: Locale;
  readonly streams: TerminalStreams;
  /** Held from the first line of the program on; whatever need not end in good order releases them. */
  readonly signals: HeldSignals;
}
