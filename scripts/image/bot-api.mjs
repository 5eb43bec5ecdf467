// The little of the Bot API that one question needs, for a container without a network: what is sent is kept, what is confirmed is counted.
import { createServer } from "node:http";

/**
 * A Bot API server on a free port of this machine that delivers one message.
 * @returns its root, what was sent, and the last offset that was asked for
 */
export async function startLittleBotApi(question) {
  const seen = { sent: [], offset: 0 };
  const from = { id: 7, is_bot: false, first_name: "Kiểm tra", language_code: "vi" };
  const message = {
    message_id: 1,
    date: 1,
    chat: { id: 7, type: "private", first_name: "Kiểm tra" },
    from,
    text: question,
  };
  const me = { id: 1, is_bot: true, first_name: "Trích Dẫn", username: "trich_dan_bot" };
  const answers = {
    getMe: () => me,
    getMyCommands: () => [{ command: "hoi", description: "…" }],
    getWebhookInfo: () => ({ url: "", pending_update_count: 0 }),
    sendMessage: ({ chat_id: id, text }) => {
      seen.sent.push(text);
      return { message_id: 2, date: 2, chat: { id, type: "private" }, from: me, text };
    },
  };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const given = body === "" ? {} : JSON.parse(body);
    const method = request.url.split("/").at(-1);
    const reply = (result) => {
      if (response.destroyed) return;
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify({ ok: true, result }));
    };
    if (method !== "getUpdates") return reply(answers[method]?.(given) ?? true);
    seen.offset = Math.max(seen.offset, given.offset ?? 0);
    if (seen.offset <= 1) return reply([{ update_id: 1, message }]);
    // A long poll: held for as long as the bot asks.
    setTimeout(() => reply([]), 1_000 * (given.timeout ?? 0)).unref();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    root: `http://127.0.0.1:${server.address().port}`,
    seen,
    close: () => server.closeAllConnections(),
  };
}
