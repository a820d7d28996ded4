import { isReportFormat, REPORT_FORMATS } from '../../../src/reports/formats/formats';
import { ABOUT, bytesOf, readingOf } from './sample-reading';

const BEGINNINGS = { csv: 'donation,', xlsx: 'PK', ndjson: '{"about":', pdf: '%PDF-' };

describe('the formats of a report', () => {
  it.each(Object.entries(REPORT_FORMATS))('%s writes a report without rows as one with rows', async (name, format) => {
    const bytes = await bytesOf(format.writer(readingOf([], ABOUT)));
    expect(String(bytes)).toMatch(new RegExp(`^${BEGINNINGS[name as keyof typeof BEGINNINGS]}`));
    expect(format.extension).toBe(name);
  });

  it('are known by their names, and by nothing that every object has', () => {
    expect(['csv', 'xlsx', 'ndjson', 'pdf'].every(isReportFormat)).toBe(true);
    expect(['CSV', 'toString', '__proto__', ''].some(isReportFormat)).toBe(false);
  });
});
