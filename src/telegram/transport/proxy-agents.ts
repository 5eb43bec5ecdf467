import type { Agent } from "node:http";
import { HttpProxyAgent } from "http-proxy-agent";
import { HttpsProxyAgent } from "https-proxy-agent";
import { SocksProxyAgent } from "socks-proxy-agent";

/** An agent for addresses that all are secure, or all are not. It keeps connections open. */
export function createProxyAgent(proxy: URL, isSecure: boolean): Agent {
  const options = { keepAlive: true };
  if (proxy.protocol.startsWith("socks")) return new NamingSocksAgent(withNamesAtProxy(proxy), options);
  return isSecure ? new NamingTunnelAgent(proxy, options) : new HttpProxyAgent(proxy, options);
}

/** A tunnel (RFC 9110, section 9.3.6) whose failure is told by a code, where the library would hand on the proxy's page as Telegram's. */
class NamingTunnelAgent extends HttpsProxyAgent<string> {
  override async connect(...[request, options]: Parameters<HttpsProxyAgent<string>["connect"]>) {
    let status = 200;
    request.once("proxyConnect", (response: { readonly statusCode: number }) => {
      status = response.statusCode;
    });
    const socket = await super.connect(request, options);
    if (status === 200) return socket;
    socket.destroy();
    throw refusal(status === 407 ? "PROXY_AUTHENTICATION" : `PROXY_REFUSED_${status}`);
  }
}

/** SOCKS (RFC 1928) whose failure is told by a code; the library's error would carry the proxy's settings. */
class NamingSocksAgent extends SocksProxyAgent {
  override async connect(...[request, options]: Parameters<SocksProxyAgent["connect"]>) {
    try {
      return await super.connect(request, options);
    } catch (error) {
      throw refusal(codeOf(error as NodeJS.ErrnoException));
    }
  }
}

/** The library keeps the system's code in its text only. */
function codeOf({ code, message }: NodeJS.ErrnoException): string {
  const [systems] = /\bE[A-Z]{4,}\b/.exec(message) ?? [];
  if (code ?? systems) return (code ?? systems) as string;
  if (/timed out/i.test(message)) return "ETIMEDOUT";
  return /authentication/i.test(message) ? "PROXY_AUTHENTICATION" : "PROXY_REFUSED";
}

function withNamesAtProxy(proxy: URL): string {
  return proxy.href.replace(/^socks5:/, "socks5h:").replace(/^socks4:/, "socks4a:");
}

function refusal(code: string): Error {
  return Object.assign(new Error("the proxy cannot be used"), { code });
}
