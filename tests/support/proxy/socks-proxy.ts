import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import type { ProxyRules, TestProxy } from "./http-proxy.js";

const NO_AUTHENTICATION = 0;
const USERNAME_PASSWORD = 2;
const BY_NAME = 3;

/** A SOCKS5 proxy (RFC 1928, RFC 1929); it ends with the test. */
export async function startSocksProxy({ credentials, leadsTo, refuses }: ProxyRules): Promise<TestProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => undefined));
    void serve(socket).catch(() => socket.destroy());
  });

  async function serve(socket: Socket): Promise<void> {
    const [, count = 0] = await read(socket, 2);
    const offered = await read(socket, count);
    const method = credentials === undefined ? NO_AUTHENTICATION : USERNAME_PASSWORD;
    if (!offered.includes(method)) return void socket.end(Buffer.of(5, 0xff));
    socket.write(Buffer.of(5, method));
    if (credentials !== undefined) {
      const [, length = 0] = await read(socket, 2);
      const name = await read(socket, length);
      const password = await read(socket, (await read(socket, 1))[0] ?? 0);
      const isRight = `${name}:${password}` === credentials;
      if (!isRight) return void socket.end(Buffer.of(1, 1));
      socket.write(Buffer.of(1, 0));
    }
    const [, , , kind] = await read(socket, 4);
    const host = await read(socket, kind === BY_NAME ? ((await read(socket, 1))[0] ?? 0) : 4);
    const port = (await read(socket, 2)).readUInt16BE();
    asked.push(`${kind === BY_NAME ? host.toString() : host.join(".")}:${port}`);
    if (refuses !== undefined) return void socket.end(Buffer.of(5, refuses, 0, 1, 0, 0, 0, 0, 0, 0));
    const onward = connect(leadsTo, "127.0.0.1", () => {
      socket.write(Buffer.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0));
      socket.pipe(onward).pipe(socket);
    });
    onward.on("error", () => socket.destroy());
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, asked };
}

/** The next so many bytes of a connection. */
async function read(socket: Socket, count: number): Promise<Buffer> {
  while (count > 0) {
    const bytes: Buffer | null = socket.read(count);
    if (bytes) return bytes;
    await new Promise<void>((resolve, reject) => {
      socket.once("readable", resolve);
      socket.once("close", () => reject(new Error("closed")));
    });
  }
  return Buffer.alloc(0);
}
