import { createWriteStream } from "node:fs";
import { type Agent, get as getPlainly, type IncomingMessage } from "node:http";
import { get as getSecurely } from "node:https";
import { isAbsolute } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Api, GrammyError } from "grammy";
import { tidyApiRoot } from "./api-root.js";
import { networkReason } from "./failure.js";

/** Largest file that bots may download, in MB of 2^20 bytes (https://core.telegram.org/bots/api#getfile). */
export const largestDownload = 20;
/** Its size in bytes. */
const mostBytes = largestDownload * 2 ** 20;
/** How long a download may take, in ms: others wait for it. */
const patience = 60_000;

/** A file could not be downloaded. */
export class DownloadError extends Error {
  override readonly name = "DownloadError";

  /** @param reason `too-large`, `local-path`, `no-path`, `refused-400` by getFile, `status-404` or the network's, such as `ECONNRESET` */
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** Where a file is, and what leads there. */
export interface DownloadOptions {
  /** Root of the Bot API server; absent: Telegram's own. */
  readonly apiRoot?: string | undefined;
  /** Makes the request; absent: Node's own. */
  readonly agent?: Agent | undefined;
  readonly signal: AbortSignal;
}

/** Whether a file is known to be larger than can be downloaded. */
export function isTooLarge({ file_size: bytes }: { readonly file_size?: number }): boolean {
  return bytes !== undefined && bytes > mostBytes;
}

/**
 * Downloads a file of the Bot API (https://core.telegram.org/bots/api#getfile) to a new one, which only this user may read and write.
 * @throws DownloadError; HttpError of getFile
 */
export async function downloadFile(
  api: Api,
  fileId: string,
  path: string,
  { apiRoot, agent, signal }: DownloadOptions,
): Promise<void> {
  const given = await pathOf(api, fileId);
  const place = given.split("/").map(encodeURIComponent).join("/");
  const address = new URL(`${tidyApiRoot(apiRoot)}/file/bot${api.token}/${place}`);
  const ending = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  try {
    const response = await request(address, agent, ending);
    if (response.statusCode !== 200) {
      response.destroy();
      throw new DownloadError(`status-${response.statusCode}`);
    }
    await pipeline(response, atMost(mostBytes), createWriteStream(path, { flags: "wx", mode: 0o600 }), {
      signal: ending,
    });
  } catch (error) {
    throw error instanceof DownloadError ? error : new DownloadError(networkReason(error));
  }
}

async function pathOf(api: Api, fileId: string): Promise<string> {
  const file = await api.getFile(fileId).catch((error: unknown) => {
    if (!(error instanceof GrammyError)) throw error;
    const isBig = /file is too big/i.test(error.description);
    throw new DownloadError(isBig ? "too-large" : `refused-${error.error_code}`);
  });
  if (file.file_path === undefined) throw new DownloadError("no-path");
  // A server that runs with --local tells where the file is on its own machine, and serves none.
  if (isAbsolute(file.file_path)) throw new DownloadError("local-path");
  return file.file_path;
}

function request(address: URL, agent: Agent | undefined, signal: AbortSignal): Promise<IncomingMessage> {
  const get = address.protocol === "https:" ? getSecurely : getPlainly;
  return new Promise((resolve, reject) => {
    get(address, { signal, ...(agent ? { agent } : {}) }, resolve).on("error", reject);
  });
}

/** Lets so many bytes through: what a server tells of a size need not be true. */
function atMost(bytes: number) {
  return async function* (source: AsyncIterable<Buffer>) {
    let size = 0;
    for await (const chunk of source) {
      size += chunk.length;
      if (size > bytes) throw new DownloadError("too-large");
      yield chunk;
    }
  };
}
