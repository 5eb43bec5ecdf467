import type { Agent } from "node:http";
import { BlockList, isIP } from "node:net";
import { AppError } from "../../errors.js";
import { shownAddress } from "./api-root.js";

/** Proxies by what they are for, as the usual variables name them; absent: none. */
export interface ProxySettings {
  readonly HTTPS_PROXY?: string | undefined;
  readonly HTTP_PROXY?: string | undefined;
  readonly ALL_PROXY?: string | undefined;
  /** Hosts that are reached without one, parted by commas or blanks. */
  readonly NO_PROXY?: string | undefined;
}

const schemes = /^(?:https?|socks[45]?|socks4a|socks5h):$/;

/**
 * The proxy that leads to an address, by the rules of curl (https://curl.se/docs/manpage.html#ENVIRONMENT); null: none does. One
 * without a scheme is an HTTP proxy. This machine itself is never reached through one, as in Go's `net/http`.
 * @throws AppError CONFIG_INVALID naming the variable, never its value, which may hold a password
 */
export function proxyFor(address: string, settings: ProxySettings): URL | null {
  const target = new URL(address);
  if (isThisMachine(target.hostname) || isExcepted(target, settings.NO_PROXY ?? "")) return null;
  const own = target.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
  const variable = settings[own] === undefined ? "ALL_PROXY" : own;
  const value = settings[variable];
  if (value === undefined) return null;
  const written = value.includes("://") ? value : `http://${value}`;
  const proxy = URL.canParse(written) ? new URL(written) : null;
  if (!proxy || !schemes.test(proxy.protocol) || proxy.hostname === "") {
    const reason = "expected the address of a proxy: http://, https://, socks5:// or socks4://host:port";
    throw new AppError("CONFIG_INVALID", { variable, reason });
  }
  return proxy;
}

/** Where requests go, as it may be shown: no name, password or path. @param apiRoot address of the Bot API */
export function shownWay(apiRoot: string, proxy: URL | null): string {
  const root = shownAddress(apiRoot);
  return proxy ? `${root}, proxy ${proxy.protocol}//${proxy.host}` : root;
}

/**
 * An agent that makes requests to an address through a proxy. The proxy looks up the address's host, also for `socks5://`: where
 * Telegram is blocked, the names that this machine's resolver gives are often wrong.
 */
export async function agentThrough(proxy: URL, address: string): Promise<Agent> {
  const { createProxyAgent } = await import("./proxy-agents.js");
  return createProxyAgent(proxy, address.startsWith("https:"));
}

function isThisMachine(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

function isExcepted({ hostname, port, protocol }: URL, list: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "");
  const own = port || (protocol === "https:" ? "443" : "80");
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .some((entry) => {
      const [, name = entry, wantedPort] = /^(\[.+\]|[^:]+):(\d+)$/.exec(entry) ?? [];
      if (wantedPort !== undefined && wantedPort !== own) return false;
      return matches(host, name.replace(/^\[|\]$/g, ""));
    });
}

/** A name stands for itself and all below it; an address may be a whole network, such as `10.0.0.0/8`. */
function matches(host: string, entry: string): boolean {
  if (entry === "*") return true;
  const [network = "", bits] = entry.split("/");
  if (isIP(host) !== 0 && isIP(host) === isIP(network)) {
    const family = isIP(host) === 4 ? "ipv4" : "ipv6";
    const most = family === "ipv4" ? 32 : 128;
    const prefix = bits === undefined ? most : Number(bits);
    if (!Number.isInteger(prefix) || prefix < 0 || prefix > most) return false;
    const block = new BlockList();
    block.addSubnet(network, prefix, family);
    return block.check(host, family);
  }
  const domain = entry.replace(/^\*?\./, "");
  return host === domain || host.endsWith(`.${domain}`);
}
