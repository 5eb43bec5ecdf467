import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Transformer } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { afterTest } from "../test-bot.js";

export const TOKEN = "123456789:AAtest-secret_0123456789abcdefghijk";

export const me = {
  id: 123456789,
  is_bot: true,
  first_name: "Trích Dẫn",
  username: "trich_dan_bot",
} as UserFromGetMe;

/** A response of the Bot API. */
export type Response = Awaited<ReturnType<Transformer>>;

/** A call that was made. */
export interface ScriptedCall {
  readonly method: string;
  readonly payload: Record<string, unknown>;
}

/** Answers calls as it is told: in order what is scripted for a method, else a plain success. */
export class Script {
  readonly calls: ScriptedCall[] = [];
  readonly #next = new Map<string, (object | Error)[]>();

  /** What the next calls of a method get: a response, or an error where the connection fails. */
  answer(method: string, ...responses: readonly (object | Error)[]): void {
    this.#next.set(method, [...(this.#next.get(method) ?? []), ...responses]);
  }

  /** The payloads of a method's calls. */
  of(method: string): Record<string, unknown>[] {
    return this.calls.filter((call) => call.method === method).map(({ payload }) => payload);
  }

  /** The end of a chain of transformers: nothing is sent anywhere. */
  readonly transformer = (async (_previous: unknown, method: string, payload: object) => {
    const response = this.take(method, payload as Record<string, unknown>);
    if (response instanceof Error) throw response;
    return response;
  }) as unknown as Transformer;

  take(method: string, payload: Record<string, unknown>): object | Error {
    this.calls.push({ method, payload });
    const scripted = this.#next.get(method)?.shift();
    if (scripted) return scripted;
    if (method === "getMe") return { ok: true, result: me };
    if (method === "getMyCommands") return { ok: true, result: [{ command: "ask", description: "Ask" }] };
    return { ok: true, result: true };
  }
}

/** A refusal of the Bot API. */
export function refusal(error_code: number, description: string, parameters = {}) {
  return { ok: false, error_code, description, parameters };
}

/** Serves a script as a Bot API on this machine; gives its root. An error drops the connection. */
export async function serve(script: Script): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString("utf8");
    const method = (request.url ?? "").split("/").at(-1) ?? "";
    const answer = script.take(method, body === "" ? {} : JSON.parse(body));
    if (answer instanceof Error) request.socket.destroy();
    else response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterTest(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
