export { LiveCore, type LiveOptions } from "./live-core.js";
export { openLive } from "./open-live.js";
export { ReloadNews } from "./reload-news.js";
export { Trouble } from "./trouble.js";
