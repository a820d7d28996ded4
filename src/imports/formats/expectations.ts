import { isExpected, type Expected } from './cells';
import type { ColumnRules } from './columns';
import { LineFaults } from './line-faults';

/** Holds the cells of records to what they should be, and gathers what is not. */
export class Expectations<Column extends string> {
  readonly faults = new LineFaults();

  constructor(private readonly rules: ColumnRules<Column>) {}

  /** @returns undefined for what is wrong, which is noted under the name that the export has for the column */
  hold<T>(line: number, column: Column, value: T | Expected): T | undefined {
    return isExpected(value) ? this.fault(line, column, value.expected) : value;
  }

  fault(line: number, column: Column, expected: string): undefined {
    return this.faults.add(line, this.rules[column]?.names[0] ?? column, expected);
  }
}
