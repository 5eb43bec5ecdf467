import type { Api } from "grammy";
import { inOrder } from "../../../editorial/index.js";
import type { Access } from "../../transport/access.js";
import type { BotDependencies } from "../../types.js";
import type { Desk } from "./desk.js";
import { IntakeQueue } from "./intake-queue.js";

/** What administrators look after the articles with, and the files that wait to be read; undefined where nobody can. */
export function openDesk(
  { editorial, reload, logger, apiRoot, agent }: BotDependencies,
  { api, access, stopping }: { readonly api: Api; readonly access: Access; readonly stopping: AbortSignal },
): { readonly desk: Desk; readonly queue: IntakeQueue } | undefined {
  if (!editorial || !reload) return undefined;
  const desk: Desk = { editorial, reload, logger, apiRoot, agent, api, access, stopping, inOrder: inOrder() };
  return { desk, queue: new IntakeQueue(desk) };
}
