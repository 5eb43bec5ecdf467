import type { Agent } from "node:http";
import type { Api } from "grammy";
import type { Editorial } from "../../../editorial/index.js";
import type { Reload } from "../../../index/index.js";
import type { Access } from "../../transport/access.js";
import type { Logger } from "../../types.js";

/** What administrators look after the articles with, whatever the state of the series. */
export interface Desk {
  readonly editorial: Editorial;
  readonly api: Api;
  readonly access: Access;
  readonly logger: Logger;
  readonly apiRoot: string | undefined;
  readonly agent: Agent | undefined;
  /** Reads the series again, see `BotDependencies`. */
  readonly reload: (asker: number) => Promise<Reload>;
  /** Does one thing after the other that takes a core for a second, such as drawing a page. */
  readonly inOrder: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Fires when a stop waits no longer. */
  readonly stopping: AbortSignal;
}
