/** One step of the schema. A step that was released is never changed: what is to be otherwise is another step. */
export interface Migration {
  /** 1, 2, 3, …: in this order they are run. */
  readonly version: number;
  /** Statements, parted by semicolons at the ends of lines; those between `$$` and `$$` part none. */
  readonly sql: string;
}
