import type { TableName, Tables } from './tables';

/** A row put, or (without `row`) removed. This is also a line's content in the journal. */
export interface Change {
  table: TableName;
  id: string;
  row?: Tables[TableName];
}
