import { type AppError, describeError } from "../errors.js";
import type { Reload } from "../index/index.js";
import { type Locale, troubleText } from "../locales/index.js";
import type { Logger, RunningBot } from "../telegram/index.js";
import { Trouble } from "./trouble.js";

/** Logs each reading of the corpus, and tells administrators of what has to be put right, once. */
export class ReloadNews {
  readonly #trouble: Trouble;

  /**
   * @param locale words for administrators who did not ask: whose language is not known
   * @param known what was told at the start
   * @param tell see `RunningBot`
   */
  constructor(
    private readonly logger: Logger,
    private readonly locale: Locale,
    known: readonly AppError[],
    private readonly tell: RunningBot["tellAdmins"],
  ) {
    this.#trouble = new Trouble(known);
  }

  /**
   * A reading ended.
   * @param askers administrators who asked for it: they get a reply
   */
  take(reload: Reload, askers: readonly number[] = []): void {
    this.#log(reload);
    const fresh = this.#trouble.news(reload);
    const { problems, failed } = this.locale.reload;
    if (fresh.length > 0) {
      const text = troubleText(fresh, "error" in reload ? failed : problems, this.locale);
      void this.tell(text, new Set(askers));
    }
  }

  #log(reload: Reload): void {
    if ("error" in reload) {
      this.logger.error(fieldsOf(reload.error), "the corpus could not be read again: nothing changes");
      return;
    }
    for (const problem of reload.problems)
      this.logger.warn(fieldsOf(problem), "something is wrong with the corpus or its index");
    const { difference } = reload;
    if (!difference) {
      this.logger.info({}, "the corpus was read again: nothing changes");
      return;
    }
    const { passages, ...articles } = difference;
    const [added, changed, withdrawn] = [articles.added, articles.changed, articles.withdrawn].map((list) =>
      list.map(({ slug }) => slug),
    );
    this.logger.info({ added, changed, withdrawn, passages }, "the corpus was read again");
  }
}

/** What is logged of an error of the table: file and line are among its parameters. */
function fieldsOf(error: AppError): object {
  return { code: error.code, ...error.parameters, message: describeError(error, "en") };
}
