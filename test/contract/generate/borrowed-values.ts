import type { Definition } from 'typescript-json-schema';
import { closeOpenStrings, referenced } from './open-strings';

/** Properties typed as plain `string` whose values another type of the SDK lists: which type, and in which resource file. */
export interface BorrowedValues {
  readonly properties: readonly string[];
  readonly resourceFile: string;
  readonly type: string;
}

export const BORROWED_VALUES: readonly BorrowedValues[] = [
  {
    properties: ['BalanceTransaction.reporting_category'],
    resourceFile: 'Reporting/ReportRuns',
    type: 'Reporting.ReportRunCreateParams.Parameters.ReportingCategory',
  },
  {
    properties: [
      'PaymentIntent.payment_method_types',
      'Session.payment_method_types',
      'SetupIntent.payment_method_types',
    ],
    resourceFile: 'PaymentMethods',
    type: 'PaymentMethod.Type',
  },
  { properties: ['EventListParams.type', 'EventListParams.types'], resourceFile: 'Events', type: 'Event.Type' },
];

/** Name under which the entry module exports the type that lists the values. */
export function borrowedTypeName({ type }: BorrowedValues): string {
  return `Borrowed_${type.replaceAll('.', '_')}`;
}

/** Closes those properties in place. Throws where either side of the loan is gone from the SDK. */
export function closeBorrowedValues(raw: Record<string, Definition>): void {
  for (const borrowed of BORROWED_VALUES) {
    const values = enumValues(raw, raw[borrowedTypeName(borrowed)] ?? {});
    if (values.length === 0) throw new Error(`${borrowed.type} lists no values`);
    for (const target of borrowed.properties) closeOpenStrings(raw, target, values, () => {});
  }
}

function enumValues(raw: Record<string, Definition>, node: Definition): string[] {
  if (node.$ref) return enumValues(raw, referenced(raw, node.$ref));
  const branches = (node.anyOf ?? []).flatMap((branch) => (typeof branch === 'object' ? enumValues(raw, branch) : []));
  return [...((node.enum ?? []) as string[]), ...branches];
}
