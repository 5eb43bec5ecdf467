import { expect, test } from "vitest";
import { createPrometheusMetrics } from "../../../src/telegram/transport/prometheus.js";

test("each thing is counted under its own labels", async () => {
  const metrics = createPrometheusMetrics();
  metrics.updateReceived("message");
  metrics.updateReceived("message");
  metrics.questionAnswered("answered", "group");
  metrics.apology("private");
  metrics.limited("callback_query");
  metrics.apiCalled("sendMessage", "429");
  metrics.watchInFlight(() => 4);
  const { text } = await metrics.render();
  for (const line of [
    'trich_dan_updates_total{kind="message"} 2',
    'trich_dan_questions_total{outcome="answered",place="group"} 1',
    'trich_dan_apologies_total{place="private"} 1',
    'trich_dan_limited_total{kind="callback_query"} 1',
    'trich_dan_api_calls_total{method="sendMessage",status="429"} 1',
    "trich_dan_updates_in_flight 4",
  ])
    expect(text.split("\n")).toContain(line);
});

test("times are in seconds, in buckets from a millisecond up", async () => {
  const metrics = createPrometheusMetrics();
  metrics.answerSent("message", 0.004);
  const lines = (await metrics.render()).text.split("\n");
  expect(lines).toContain('trich_dan_answer_seconds_bucket{le="0.0025",kind="message"} 0');
  expect(lines).toContain('trich_dan_answer_seconds_bucket{le="0.005",kind="message"} 1');
  expect(lines).toContain('trich_dan_answer_seconds_sum{kind="message"} 0.004');
});

test("two bots in one process do not count for each other", async () => {
  const [one, other] = [createPrometheusMetrics(), createPrometheusMetrics()];
  one.updateReceived("message");
  expect((await other.render()).text).not.toContain('kind="message"');
});
