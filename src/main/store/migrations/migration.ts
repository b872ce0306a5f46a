/**
 * One step of the database's shape. A released migration is never edited (its hash is compared at
 * every opening); a change is a new one.
 */
export interface Migration {
  /** 1, 2, 3 … without gaps: the order of application. */
  readonly sequence: number;
  readonly name: string;
  readonly sql: string;
}
