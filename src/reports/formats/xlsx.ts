import { once } from 'node:events';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ReportReading, ReportWriter } from '../run/reading';
import { wholeBatches } from './whole-batches';
import { aboutSheet } from './xlsx/about-sheet';
import { xlsxCellWriters } from './xlsx/cells';
import { headingRow, rowWriter, SHEET_FOOT, sheetHead, widthOf } from './xlsx/sheet';
import { WaitingRows } from './xlsx/waiting-rows';
import { sheetPath, workbookParts } from './xlsx/workbook-parts';

/**
 * A report as a workbook with typed cells: amounts are numbers with the decimals of their currency and red when negative,
 * days and instants are dates, ids are text. A number of more than fifteen digits is text, because a spreadsheet would
 * round it. The heading is bold and stays in sight; the second sheet says what the report is.
 *
 * The few XML files that this takes are written here, over yazl, which packs them while they come and has a date of our
 * choice in them: exceljs is 53 MB with all that it needs, @atomictech/xlsx-write-stream brings archiver and lodash, and
 * every byte has to be the same each time, which is easier seen in some XML of one's own than in a library.
 * @param rowsPerSheet rows of a sheet under its heading; Excel has room for 1,048,576 rows with it
 */
export function xlsxWriter(rowsPerSheet = 1_000_000): ReportWriter {
  return (reading) => write(reading, rowsPerSheet);
}

async function* write(reading: ReportReading, rowsPerSheet: number): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  const rows = new WaitingRows(wholeBatches(reading));
  const filled = fill(zip, { reading, rows, rowsPerSheet }).catch((error: Error) => void output.destroy(error));
  try {
    for await (const chunk of output) yield chunk as Uint8Array;
    await filled;
  } finally {
    await rows.close();
  }
}

interface Filling {
  readonly reading: ReportReading;
  readonly rows: WaitingRows;
  readonly rowsPerSheet: number;
}

/** Sheets of rows are numbered first, the one about the report is the last file and the second tab. */
async function fill(zip: ZipFile, filling: Filling): Promise<void> {
  let sheets = 0;
  do {
    sheets += 1;
    const sheet = Readable.from(sheetOfRows(filling), { objectMode: false });
    zip.addReadStream(sheet, sheetPath(sheets), FILE);
    await once(sheet, 'end');
  } while (await filling.rows.anyLeft());
  zip.addBuffer(Buffer.from(aboutSheet(filling.reading)), sheetPath(sheets + 1), FILE);
  const names = Array.from({ length: sheets }, (_, place) => (place === 0 ? 'Report' : `Report ${place + 1}`));
  const shown = [1, sheets + 1, ...names.slice(1).map((_, place) => place + 2)];
  for (const { path, xml } of workbookParts([...names, 'About'], shown)) zip.addBuffer(Buffer.from(xml), path, FILE);
  zip.end();
}

async function* sheetOfRows({ reading, rows, rowsPerSheet }: Filling): AsyncGenerator<Buffer> {
  const { columns } = reading.about;
  const xmlOf = rowWriter(xlsxCellWriters(columns));
  let xml = sheetHead(columns.map(widthOf), 1) + headingRow(columns);
  for (let written = 0; written < rowsPerSheet;) {
    const some = await rows.take(rowsPerSheet - written);
    if (some.length === 0) break;
    for (const row of some) {
      written += 1;
      xml += xmlOf(row, written + 1);
      if (xml.length < PACKED_AT_ONCE) continue;
      yield Buffer.from(xml);
      xml = '';
    }
  }
  yield Buffer.from(xml + SHEET_FOOT);
}

/** Characters: enough that a call of the packer costs nothing. */
const PACKED_AT_ONCE = 64 * 1024;

/** The same bytes every time: the first day that the format knows, by the clock on the wall, which is how it keeps time. */
const FILE = {
  mtime: new Date(1980, 0, 1),
  forceDosTimestamp: true,
  mode: 0o100644,
  // sheets repeat themselves so much that more effort saves little and costs the time of three rows
  compressionLevel: 1,
};
