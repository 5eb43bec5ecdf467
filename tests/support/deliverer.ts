import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Hands requests on to several servers in turn, as a load balancer does. */
export interface Deliverer {
  /** Its own root. */
  readonly url: string;
  /** Roots of the servers; those that are not there are passed over. */
  targets: string[];
  /** Each so many requests one is sent to two servers at once, as Telegram may deliver an update twice; 0: none is. */
  twiceEvery: number;
  /** The first target that is tried next. */
  next: number;
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function startDeliverer(): Promise<Deliverer> {
  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.writeHead(502).end());
  });
  let count = 0;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const given = {
      ...request,
      body: Buffer.concat(chunks),
      path: request.url ?? "/",
      headers: request.headers,
    };
    const first = self.next++;
    const isTwice = self.twiceEvery > 0 && ++count % self.twiceEvery === 0;
    // Nobody waits for the second one.
    if (isTwice) void send(given, first + 1).catch(() => {});
    const { status, text } = await send(given, first);
    response.writeHead(status).end(text);
  }

  async function send(
    { body, path, headers }: { body: Buffer; path: string; headers: IncomingMessage["headers"] },
    first: number,
  ): Promise<{ status: number; text: string }> {
    const { targets } = self;
    for (let tried = 0; tried < targets.length; tried++) {
      const target = targets[(first + tried) % targets.length];
      try {
        const answer = await fetch(`${target}${path}`, {
          method: "POST",
          body: new Uint8Array(body),
          headers: {
            "content-type": "application/json",
            "x-telegram-bot-api-secret-token": String(headers["x-telegram-bot-api-secret-token"] ?? ""),
          },
        });
        return { status: answer.status, text: await answer.text() };
      } catch (error) {
        // One that ended while it had the request may have dealt with it: Telegram delivers it again.
        const { code } = ((error as Error).cause ?? {}) as { readonly code?: string };
        if (code !== "ECONNREFUSED") break;
      }
    }
    return { status: 502, text: "" };
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const self: Deliverer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets: [],
    twiceEvery: 0,
    next: 0,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return self;
}
