/** A table as a backup sees it. */
export interface CatalogTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** What its rows are sorted by, as SQL. */
  readonly order: string;
  /** Tables it refers to. */
  readonly refersTo: readonly string[];
  /** Holds ids of PostgreSQL's own transactions, which mean nothing elsewhere; triggers of other tables write it. */
  readonly isBoundToServer: boolean;
}
