import { LocalClaims } from "../../../src/coordination/local/local-claims.js";
import { noMetrics } from "../../../src/telegram/metrics.js";
import { ClaimedUpdates } from "../../../src/telegram/transport/claimed-updates.js";
import { UpdateTracker } from "../../../src/telegram/transport/update-tracker.js";
import { recordingLogger } from "../test-bot.js";

/** What takes updates in where there are no other processes. */
export function trackerAlone(): UpdateTracker {
  const alone = { claims: new LocalClaims(), hash: (text: string) => text, isShared: false };
  return new UpdateTracker(noMetrics, new ClaimedUpdates(alone, recordingLogger([])));
}
