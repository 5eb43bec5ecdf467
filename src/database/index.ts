export type { Database, Queryable, Row, Subscription } from "./database.js";
export { describeReason, isDatabaseUnavailable } from "./failure.js";
export { migrate } from "./migrate.js";
export { openPostgres } from "./postgres.js";
