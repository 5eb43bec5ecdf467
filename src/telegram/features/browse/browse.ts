import type { Message } from "grammy/types";
import { seriesKey } from "../../../corpus/series.js";
import { filledArticles } from "../../../index/index.js";
import type { MessageRequest } from "../../services.js";
import { reply } from "../../transport/reply.js";
import { passageOfParameter } from "../../ui/deep-link.js";
import { lines } from "../../ui/styled-text.js";
import { articleScreen, contentsScreen, samePartScreen } from "./contents-screen.js";
import { passageScreen } from "./passage-screen.js";
import { sourcesScreen } from "./sources-screen.js";

/** Shows what the series holds. */
export interface BrowseHandlers {
  /** `part`: number of the part whose sections are shown; of several series that have it, one is to be chosen; anything else: the parts. */
  showContents(request: MessageRequest, part: string): Promise<Message>;
  showSources(request: MessageRequest): Promise<Message>;
  /** Opens the passage of a deep link; null where it leads to none. */
  openDeepLink(request: MessageRequest, parameter: string): Promise<Message | null>;
}

/** Makes the handlers of messages by which one leafs through the series. */
export function createBrowseHandlers(): BrowseHandlers {
  return {
    async showContents({ context, deps, viewer }, part) {
      const wanted = filledArticles(deps.series.passages, deps.choice.scope).filter(
        (article) => String(article.part) === part,
      );
      const series = new Set(wanted.map((article) => seriesKey(article.series)));
      const [article] = wanted;
      if (article && series.size > 1) return reply(context, samePartScreen(deps, viewer, part, wanted));
      return reply(
        context,
        article ? articleScreen(deps, viewer, article.first, 0) : contentsScreen(deps, viewer, 0),
      );
    },
    async showSources({ context, deps, viewer }) {
      return reply(context, sourcesScreen(deps, viewer));
    },
    async openDeepLink({ context, deps, viewer }, parameter) {
      const found = passageOfParameter(deps.series.passages, deps.keys, parameter);
      if (found === null) return null;
      if (found === "gone") {
        const { content, keyboard } = contentsScreen(deps, viewer, 0);
        return reply(context, { content: lines(viewer.locale.telegram.passageGone, content), keyboard });
      }
      const notice = found.state === "same" ? null : found.state;
      return reply(context, passageScreen(deps, { ...viewer, notice }, found.ordinal, 0, null));
    },
  };
}
