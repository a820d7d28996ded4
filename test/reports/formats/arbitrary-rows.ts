import * as fc from 'fast-check';
import type { ReportRow } from '../../../src/reports/run/reading';

/** Anything PostgreSQL can hold as text, with what programs stumble over made frequent. */
export const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...`=+-@＝＋－＠'",;|\t\r\n #abЖ1`), maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\u0000', '')),
  fc.constantFrom(
    '=HYPERLINK("http://example.org","x")',
    '-2+3',
    '@SUM(A1)',
    '# sha256 of all lines above',
    '\ufeff=1',
    ' = 1',
  ),
);

const anyInteger = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 8 });
const anyId = fc.stringMatching(/^[\w-]{1,20}$/);

/** Rows of `JOURNAL_COLUMNS`. */
export const anyRow: fc.Arbitrary<ReportRow> = fc.tuple(
  anyId,
  orNull(fc.constantFrom('2027-03-01', '2027-12-31')),
  orNull(fc.constantFrom('2027-03-01T10:00:00Z', '2027-03-01T10:00:00.123456Z')),
  orNull(anyText),
  fc.constantFrom('EUR', 'USD', 'JPY', 'KWD'),
  orNull(anyInteger),
  anyInteger,
  orNull(anyInteger),
  orNull(fc.constantFrom('1', '0.8812', '-1.5')),
);

export const anyRows = fc.array(anyRow, { maxLength: 12 });
