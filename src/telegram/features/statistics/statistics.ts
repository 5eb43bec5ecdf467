import { privateAdminCommand, type Services } from "../../services.js";
import { replyText } from "../../transport/reply.js";
import { renderStatistics } from "./statistics-screen.js";

/** Makes the handler of the command that tells an administrator how many questions came. */
export function createStatisticsHandler(services: Services) {
  const { usage } = services;
  return privateAdminCommand(
    services,
    usage &&
      (async ({ context, viewer }) => replyText(context, await renderStatistics(viewer.locale, usage))),
  );
}
