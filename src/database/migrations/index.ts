/** One step of the schema. A step that was released is never changed: what is to be otherwise is another step. */
export interface Migration {
  /** 1, 2, 3, …: in this order they are run. */
  readonly version: number;
  /** Statements, parted by semicolons. */
  readonly sql: string;
}

/** All steps, in order: each file of this folder holds one. */
export const migrations: readonly Migration[] = [];
