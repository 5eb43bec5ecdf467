import type { BusinessBotRights, BusinessConnection, Message, Update, User } from "grammy/types";
import type { BotState, ChatState } from "./state.js";
import { type Sending, TestChat } from "./test-chat.js";

/** Somebody connects the bot to their business account; gives the connection. */
export function connectBusiness(
  bot: BotState,
  user: User,
  rights: BusinessBotRights = { can_reply: true },
): BusinessConnection {
  const id = `connection-${bot.connections.size}`;
  return changeBusiness(bot, {
    id,
    user,
    user_chat_id: user.id,
    date: 1_700_000_000,
    rights,
    is_enabled: true,
  });
}

/** The owner changes what the bot may do, or disconnects it. */
export function changeBusiness(bot: BotState, connection: BusinessConnection): BusinessConnection {
  bot.connections.set(connection.id, connection);
  bot.deliver({ business_connection: connection });
  return connection;
}

/** A chat of a business account with a customer, as `user`; it has the customer's id. */
export class BusinessChat extends TestChat {
  constructor(
    bot: BotState,
    readonly connection: BusinessConnection,
    customer: User,
  ) {
    super(bot, stateOf(bot, connection, customer), customer);
  }

  /** The owner writes. */
  answerInPerson(text: string): Message {
    return this.say(text, { from: this.connection.user });
  }

  override post(content: Partial<Message>, sending: Sending = {}): Message {
    return super.post({ ...content, business_connection_id: this.connection.id }, sending);
  }

  protected override updateOf(message: Message, isEdited: boolean): Omit<Update, "update_id"> {
    return isEdited
      ? { edited_business_message: message as NonNullable<Update["edited_business_message"]> }
      : { business_message: message as NonNullable<Update["business_message"]> };
  }
}

function stateOf(bot: BotState, { id }: BusinessConnection, customer: User): ChatState {
  const own = bot.chats.get(customer.id);
  const state = bot.addChat({ id: customer.id, type: "private", first_name: customer.first_name });
  // The customer's chat with the bot itself is another one, or none.
  if (own) bot.chats.set(customer.id, own);
  else bot.chats.delete(customer.id);
  bot.businessChats.set(`${id}:${customer.id}`, state);
  return state;
}
