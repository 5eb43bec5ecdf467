import type { Agent } from "node:http";
import type { ApiClientOptions } from "grammy";

/** Where Telegram's own Bot API is. */
export const defaultApiRoot = "https://api.telegram.org";

/** The root as requests are made from it: no slash at its end. */
export function tidyApiRoot(root: string = defaultApiRoot): string {
  return root.replace(/\/+$/, "");
}

/** An address as it may be shown: without the name and password, and without the path, which may hold a key. */
export function shownAddress(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : "?";
}

/** Settings of grammY's client that make its requests by an agent, such as one that leads through a proxy; none: by its own. */
export function through(agent: Agent | undefined): ApiClientOptions {
  // The types speak of the web's `fetch`; on Node grammY uses node-fetch, which takes an agent.
  return agent ? { baseFetchConfig: { agent, compress: true } } : {};
}
