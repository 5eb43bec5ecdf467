import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Metrics } from "../metrics.js";

/** Upper bounds of the buckets, in seconds: from an answer at once to one that feels slow. */
const bucketBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Metrics that Prometheus can read. */
export interface PrometheusMetrics extends Metrics {
  /** Says where the number of updates being worked on is read from. */
  watchInFlight(count: () => number): void;
  /** Says where it is read from whether the shared database can be used; unless it is called, nothing tells of one. */
  watchDatabase(isUp: () => boolean): void;
  /** Everything counted, in Prometheus' text format. */
  render(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** Makes the metrics of one bot, and of the process it runs in. */
export function createPrometheusMetrics(): PrometheusMetrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name: `trich_dan_${name}`, help, labelNames, registers });

  const updates = counter("updates_total", "Updates received from Telegram.", ["kind"]);
  const questions = counter("questions_total", "Questions answered, by how they ended and where.", [
    "outcome",
    "place",
  ]);
  const apologies = counter("apologies_total", "Failures that people were told of.", ["place"]);
  const limited = counter("limited_total", "Updates left alone because too many came.", ["kind"]);
  const claims = counter(
    "claims_total",
    "Updates by whether they were claimed, known, or could not be claimed.",
    ["result"],
  );
  const calls = counter("api_calls_total", "Requests to the Bot API, by result.", ["method", "status"]);
  const inFlight = new Gauge({
    name: "trich_dan_updates_in_flight",
    help: "Updates being worked on.",
    registers,
  });
  const answers = new Histogram({
    name: "trich_dan_answer_seconds",
    help: "Time from an update's arrival to the first call that answers it.",
    labelNames: ["kind"],
    buckets: bucketBounds,
    registers,
  });
  let countInFlight = () => 0;

  return {
    updateReceived: (kind) => updates.inc({ kind }),
    answerSent: (kind, seconds) => answers.observe({ kind }, seconds),
    questionAnswered: (outcome, place) => questions.inc({ outcome, place }),
    apology: (place) => apologies.inc({ place }),
    limited: (kind) => limited.inc({ kind }),
    updateClaimed: (result) => claims.inc({ result }),
    apiCalled: (method, status) => calls.inc({ method, status }),
    watchInFlight: (count) => {
      countInFlight = count;
    },
    watchDatabase: (isUp) => {
      new Gauge({
        name: "trich_dan_database_up",
        help: "Whether the shared database can be used.",
        registers,
        collect() {
          this.set(isUp() ? 1 : 0);
        },
      });
    },
    async render() {
      inFlight.set(countInFlight());
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
