import type { Reload } from "../../../index/index.js";
import { reloadText } from "../../../locales/index.js";
import { adminCommand, type Services } from "../../services.js";
import { describeFailure } from "../../transport/failure.js";
import { replyText } from "../../transport/reply.js";
import { withTyping } from "../../transport/typing.js";

/**
 * Makes the handler of the command that reads the series again: an administrator gets a reply once it is read, whoever else what any command
 * gets that the bot does not know.
 *
 * @param reload see `BotDependencies`; absent: nobody has such a command
 */
export function createReloadHandler(
  services: Services,
  reload: ((asker: number) => Promise<Reload>) | undefined,
) {
  const { logger } = services;
  return adminCommand(
    services,
    reload &&
      (async ({ context, viewer }, asker) => {
        // Not awaited: a large series takes a minute, and what is asked in this chat meanwhile is answered from the one before.
        void withTyping(context, reload(asker))
          .then((done) => replyText(context, reloadText(done, viewer.locale)))
          .catch((error: unknown) => {
            logger.warn(describeFailure(error), "how reading the series again ended could not be told");
          });
        return null;
      }),
  );
}
