import type { UserFromGetMe } from "grammy/types";
import type { Access } from "../asking/access.js";
import type { Conversations } from "../asking/conversations.js";
import type { CallbackData } from "../buttons/callback-data.js";
import type { PassageKeys } from "../buttons/passage-keys.js";
import type { Meter } from "../meter.js";
import type { ScreenMaker } from "../screens/screen.js";
import type { BotDependencies } from "../types.js";

/** What handlers of all kinds of update share. */
export interface Workshop extends Pick<BotDependencies, "answerer" | "figures" | "series" | "logger"> {
  readonly access: Access;
  readonly conversations: Conversations;
  readonly keys: PassageKeys;
  readonly callbacks: CallbackData;
  readonly meter: Meter;
}

/** What screens are made from, by a bot as Telegram describes it. */
export function screenMaker({ series, keys, callbacks }: Workshop, bot: UserFromGetMe): ScreenMaker {
  return { series, keys, callbacks, bot };
}
