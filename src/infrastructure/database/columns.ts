import type { ColumnOptions } from 'typeorm';

/** Minor units: bigint in code, int8 in the database, never a float on the way. */
export function minorUnits(name: string, options: Pick<ColumnOptions, 'nullable' | 'default'> = {}): ColumnOptions {
  return { ...options, name, type: 'bigint', transformer: { from: toBigInt, to: toText } };
}

function toBigInt(value: string | null): bigint | null {
  return value === null ? null : BigInt(value);
}

function toText(value: bigint | null | undefined): string | null | undefined {
  return typeof value === 'bigint' ? value.toString() : value;
}
