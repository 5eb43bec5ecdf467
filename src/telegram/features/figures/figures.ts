import type { Message, MessageEntity } from "grammy/types";
import type { MessageRequest, Services } from "../../services.js";
import { reply } from "../../transport/reply.js";
import { withTyping } from "../../transport/typing.js";
import type { Screen, ScreenDependencies, Viewer } from "../../ui/screen.js";
import { figuresScreen, figuresShown, tidyTopic, topicOf } from "./figures-screen.js";

/** Makes the handler of a message that asks for the figures on a topic; an empty topic: all figures. */
export function createFiguresHandler({ figures }: Services) {
  return async ({ context, deps, viewer }: MessageRequest, text: string): Promise<Message> => {
    const topic = tidyTopic(text);
    const page = await withTyping(
      context,
      figures.find(topic, 0, figuresShown[viewer.place], deps.choice.scope),
    );
    return reply(context, figuresScreen(deps, viewer, topic, 0, page));
  };
}

/**
 * Makes another page of figures.
 * @param message the page to be replaced, which names the topic
 * @param offset sentences before the new page; the series may hold fewer than when the button was made
 */
export async function otherFigures(
  { figures }: Services,
  deps: ScreenDependencies,
  viewer: Viewer,
  message: { readonly text: string; readonly entities: readonly MessageEntity[] },
  offset: number,
): Promise<Screen> {
  const topic = topicOf(message);
  const { scope } = deps.choice;
  const size = figuresShown[viewer.place];
  const page = await figures.find(topic, offset, size, scope);
  if (page.figures.length > 0) return figuresScreen(deps, viewer, topic, offset, page);
  return figuresScreen(deps, viewer, topic, 0, await figures.find(topic, 0, size, scope));
}
