import type { Update } from "grammy/types";

/**
 * Updates in lanes: those of one lane go one after the other, those of different lanes side by side, as the Bot API
 * server hands them to a webhook (https://github.com/tdlib/telegram-bot-api/blob/master/telegram-bot-api/WebhookActor.cpp).
 */
export class Lanes {
  readonly #lanes = new Map<string, Update[]>();
  #ready: string[] = [];
  #size = 0;

  /** Updates that are not done, those under way included. */
  get size(): number {
    return this.#size;
  }

  push(update: Update): void {
    this.#size++;
    const name = laneOf(update);
    const lane = this.#lanes.get(name);
    if (lane) {
      lane.push(update);
      return;
    }
    this.#lanes.set(name, [update]);
    this.#ready.push(name);
  }

  /** The first update of a lane in which none is under way; from now on it is. Undefined: there is none. */
  take(): Update | undefined {
    const name = this.#ready.shift();
    return name === undefined ? undefined : this.#lanes.get(name)?.[0];
  }

  /** An update that was under way is done. */
  finish(update: Update): void {
    const name = laneOf(update);
    const lane = this.#lanes.get(name);
    if (lane?.[0] !== update) return;
    lane.shift();
    this.#size--;
    if (lane.length > 0) this.#ready.push(name);
    else this.#lanes.delete(name);
  }

  /** Takes out all that is not done, in the order in which it came. */
  takeAll(): Update[] {
    const updates = [...this.#lanes.values()].flat();
    this.#lanes.clear();
    this.#ready = [];
    this.#size = 0;
    return updates.sort((a, b) => a.update_id - b.update_id);
  }
}

function laneOf(update: Update): string {
  const message = update.message ?? update.edited_message ?? update.guest_message;
  const asker = update.callback_query ?? update.inline_query ?? update.chosen_inline_result;
  const [kind = ""] = Object.keys(update).slice(1);
  if (message) return `chat ${message.chat.id}`;
  return asker ? `${kind} ${asker.from.id}` : `update ${update.update_id}`;
}
