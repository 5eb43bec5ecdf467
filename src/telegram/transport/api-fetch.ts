import { type Agent, type IncomingMessage, request as requestHttp, STATUS_CODES } from "node:http";
import { request as requestHttps } from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Without another byte of a response for so long, in ms, its connection is dead: what Telegram sends is a few kilobytes. */
const bodyPatience = 5_000;

/** A request as grammY makes it. */
interface ApiRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | AsyncIterable<Uint8Array>;
  readonly agent?: Agent;
  /** Aborts the request; grammY's own kind of signal. */
  readonly signal?: Pick<AbortSignal, "aborted" | "addEventListener" | "removeEventListener">;
}

/** A response that began and did not end: its status says what became of the call, its text may be cut anywhere. */
export class CutResponseError extends Error {
  readonly code = "ECONNRESET";

  constructor(
    readonly status: number,
    readonly text: string,
  ) {
    super("the response was cut");
  }
}

/** A response that is none of the Bot API's: whoever made it stands between. */
export class ForeignResponseError extends Error {
  readonly type = "invalid-json";
}

/**
 * Makes one request to the Bot API over Node's own client; given to grammY in place of its `fetch`, which waits for the
 * rest of a response that was cut for as long as a call may last.
 * @returns the response, read whole. An error of a server in front of the Bot API (a page of a 502) is given as the Bot
 * API words its own (https://core.telegram.org/bots/api#making-requests), so that all are dealt with alike
 * @throws CutResponseError, ForeignResponseError, an Error with a `code` where there was no response, or an AbortError
 */
export async function apiFetch(
  url: string,
  request: ApiRequest,
): Promise<{ readonly status: number; json(): Promise<unknown> }> {
  const response = await send(url, request);
  const status = response.statusCode ?? 0;
  const body = readReply(await readText(response, status), status, response.headers["retry-after"]);
  return { status, json: async () => body };
}

function send(url: string, { method, headers, body, agent, signal }: ApiRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const make = url.startsWith("https:") ? requestHttps : requestHttp;
    const request = make(url, { ...(method ? { method } : {}), ...(agent ? { agent } : {}) });
    for (const [name, value] of Object.entries(headers ?? {})) request.setHeader(name, value);
    const abort = () => request.destroy(new DOMException("the request was given up", "AbortError"));
    request.on("error", reject);
    request.once("response", resolve);
    request.once("close", () => signal?.removeEventListener("abort", abort));
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort);
    if (body === undefined || typeof body === "string") request.end(body);
    else pipeline(Readable.from(body, { objectMode: false }), request).catch(reject);
  });
}

async function readText(response: IncomingMessage, status: number): Promise<string> {
  const chunks: Buffer[] = [];
  const text = () => Buffer.concat(chunks).toString("utf8");
  const patience = setTimeout(() => response.destroy(), bodyPatience);
  try {
    for await (const chunk of response) {
      chunks.push(chunk as Buffer);
      patience.refresh();
    }
  } catch {
    throw new CutResponseError(status, text());
  } finally {
    clearTimeout(patience);
  }
  if (!response.complete) throw new CutResponseError(status, text());
  return text();
}

/** The response's body where it is the Bot API's. */
function readReply(text: string, status: number, retryAfter: string | undefined): object {
  const reply = parse(text);
  if (typeof reply === "object" && reply !== null && "ok" in reply) return reply;
  if (status !== 429 && status < 500) throw new ForeignResponseError("not a Bot API response");
  return {
    ok: false,
    error_code: status,
    description: STATUS_CODES[status] ?? "error",
    ...(retryAfter === undefined ? {} : { parameters: { retry_after: Number(retryAfter) } }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
