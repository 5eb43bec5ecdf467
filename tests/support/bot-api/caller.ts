import type { Message, Update } from "grammy/types";
import type { BotApiServer } from "./server.js";
import type { BotState } from "./state.js";

/** A response's body; of results, those that tests read. */
export interface Reply {
  readonly ok: boolean;
  readonly result: Update[] & Message & Readonly<Record<string, unknown>>;
}

/** Calls methods of the server as any client may, rightly or wrongly. */
export function caller(server: BotApiServer, bot: BotState) {
  return async (
    method: string,
    parameters: object = {},
    token = bot.token,
  ): Promise<{ status: number; body: Reply }> => {
    const response = await fetch(`${server.root}/bot${token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(parameters),
    });
    return { status: response.status, body: (await response.json()) as Reply };
  };
}

/** What a refused call gives. */
export function refused(code: number, description: string, parameters?: object) {
  return {
    status: code,
    body: { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) },
  };
}
