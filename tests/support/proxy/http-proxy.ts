import { createServer, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { Duplex } from "node:stream";
import { onTestFinished } from "vitest";

/** A proxy on this machine. */
export interface TestProxy {
  readonly port: number;
  /** What it was asked for, in order: `CONNECT host:port`, or a method and an address. */
  readonly asked: string[];
}

/** What a proxy does. */
export interface ProxyRules {
  /** Name and password that it wants, parted by a colon; absent: none. */
  readonly credentials?: string;
  /** Port of this machine that every host leads to, whatever its name. */
  readonly leadsTo: number;
  /** Status with which tunnels are refused; absent: they are not. */
  readonly refuses?: number;
}

/** An HTTP proxy (RFC 9110, 9.3.6 and RFC 9112, 3.2.2); it ends with the test. */
export async function startHttpProxy({ credentials, leadsTo, refuses }: ProxyRules): Promise<TestProxy> {
  const asked: string[] = [];
  const wanted = credentials && `Basic ${Buffer.from(credentials).toString("base64")}`;
  const server = createServer((incoming, response) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    if (wanted && incoming.headers["proxy-authorization"] !== wanted) {
      response.writeHead(407, { "proxy-authenticate": "Basic" }).end("<html>Who are you?</html>");
      return;
    }
    const { pathname, search } = new URL(incoming.url ?? "");
    const { method, headers } = incoming;
    const options = { port: leadsTo, host: "127.0.0.1", path: pathname + search, method, headers };
    const onward = request(options, (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response);
    });
    // A server that ends, as at the end of a test, hangs up on what still waits there.
    onward.on("error", () => response.destroy());
    incoming.pipe(onward);
  });
  const sockets = new Set<Duplex>();
  server.on("connect", (incoming, socket) => {
    asked.push(`CONNECT ${incoming.url}`);
    sockets.add(socket.on("error", () => undefined));
    const status = wanted && incoming.headers["proxy-authorization"] !== wanted ? 407 : refuses;
    if (status !== undefined) {
      socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 21\r\n\r\n<html>No way!</html>\n`);
      return;
    }
    const onward = connect(leadsTo, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      socket.pipe(onward).pipe(socket);
    });
    onward.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, asked };
}
