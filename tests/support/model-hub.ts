import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { tinyModelFiles } from "./tiny-model.js";

/** Sends a file's response in its own way. */
type Reply = (response: ServerResponse, content: Buffer) => void;

/** A hub on this machine that serves the tiny model as `owner/<any name>`. */
export class ModelHub {
  /** Root address; kept when the hub is stopped. */
  url = "";
  /** Paths that were asked for, in order. */
  readonly requests: string[] = [];
  /** How one file of the model is answered for, by its path in the model; others are sent whole. */
  readonly replies = new Map<string, Reply>();
  readonly #files = tinyModelFiles();
  readonly #server = createServer((request, response) => {
    const path = request.url ?? "";
    this.requests.push(path);
    const file = /^\/owner\/[\w.-]+\/resolve\/main\/(.+)$/.exec(path)?.[1] ?? "";
    const content = this.#files.get(file);
    if (!content) response.writeHead(404).end();
    else (this.replies.get(file) ?? sendWhole)(response, content);
  });

  /** Starts a hub, which is stopped when the running test ends. */
  static async start(): Promise<ModelHub> {
    const hub = new ModelHub();
    await new Promise<void>((resolve) => hub.#server.listen(0, "127.0.0.1", resolve));
    hub.url = `http://127.0.0.1:${(hub.#server.address() as AddressInfo).port}`;
    onTestFinished(() => hub.stop());
    return hub;
  }

  /** Stops listening and cuts every connection. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** The whole file, with its length. */
export const sendWhole: Reply = (response, content) => {
  response.writeHead(200, { "content-length": content.length }).end(content);
};

/** Half of the file, after which the connection is cut. */
export const sendHalf: Reply = (response, content) => {
  response.writeHead(200, { "content-length": content.length });
  response.write(content.subarray(0, content.length / 2), () => response.destroy());
};

/** Half of the file without a length, after which the connection is closed as if that were all. */
export const sendHalfUnnoticed: Reply = (response, content) => {
  response.socket?.end(
    Buffer.concat([
      Buffer.from("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"),
      content.subarray(0, content.length / 2),
    ]),
  );
};

/** An error status. */
export const sendStatus =
  (status: number): Reply =>
  (response) => {
    response.writeHead(status).end("no");
  };
