import { createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { type Agent, get as getPlainly, type IncomingMessage } from "node:http";
import { get as getSecurely } from "node:https";
import { isAbsolute } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Api, GrammyError } from "grammy";
import { tidyApiRoot } from "./api-root.js";
import { networkReason } from "./failure.js";

/** Largest file that bots may download, in MB of 2^20 bytes (https://core.telegram.org/bots/api#getfile). */
export const largestDownload = 20;
const mebibyte = 2 ** 20;
/** How long a download may take, in ms: others wait for it. */
const patience = 60_000;

/** A file could not be downloaded. */
export class DownloadError extends Error {
  override readonly name = "DownloadError";

  /** @param reason `too-large`, `local-path` where the server is another machine, `no-path`, `refused-400` by getFile, `status-404` or the network's, such as `ECONNRESET` */
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
  /** Most megabytes that are taken where the server gives more than Telegram's own does; absent: as many as that gives. */
  readonly megabytes?: number | undefined;
}

/** Whether a file is known to be larger than can be downloaded. */
export function isTooLarge({ file_size: bytes }: { readonly file_size?: number }): boolean {
  return bytes !== undefined && bytes > largestDownload * mebibyte;
}

/**
 * Downloads a file of the Bot API (https://core.telegram.org/bots/api#getfile) to a new one, which only this user may read and write.
 * @throws DownloadError; HttpError of getFile
 */
export async function downloadFile(
  api: Api,
  fileId: string,
  path: string,
  { apiRoot, agent, signal, megabytes = largestDownload }: DownloadOptions,
): Promise<void> {
  const given = await pathOf(api, fileId);
  const largest = megabytes * mebibyte;
  if (isAbsolute(given)) return copyLocal(given, path, largest, signal);
  const place = given.split("/").map(encodeURIComponent).join("/");
  const address = new URL(`${tidyApiRoot(apiRoot)}/file/bot${api.token}/${place}`);
  const ending = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  try {
    const response = await request(address, agent, ending);
    if (response.statusCode !== 200) {
      response.destroy();
      throw new DownloadError(`status-${response.statusCode}`);
    }
    await pipeline(response, atMost(largest), createWriteStream(path, { flags: "wx", mode: 0o600 }), {
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
  return file.file_path;
}

/** A server that runs with --local tells where the file is on its own machine, and serves none: where that is this machine, it is copied. */
async function copyLocal(from: string, to: string, largest: number, signal: AbortSignal): Promise<void> {
  const source = await open(from).catch(() => null);
  // On another machine, or not to be read by this user.
  if (!source) throw new DownloadError("local-path");
  try {
    const target = createWriteStream(to, { flags: "wx", mode: 0o600 });
    await pipeline(source.createReadStream(), atMost(largest), target, { signal });
  } catch (error) {
    throw error instanceof DownloadError ? error : new DownloadError(networkReason(error));
  } finally {
    await source.close();
  }
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
