import { xmlAttribute } from './xml-text';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Numbers of the cell formats in `styles.xml`. Those of amounts follow, one for each number of decimals. */
export const STYLE = { plain: 0, heading: 1, text: 2, day: 3, instant: 4, count: 5, rate: 6, wrapped: 7, amount: 8 };
/** No currency has more. */
const MOST_DECIMALS = 4;

/** A file of the workbook beside its sheets. */
export interface Part {
  readonly path: string;
  readonly xml: string;
}

export function sheetPath(number: number): string {
  return `xl/worksheets/sheet${number}.xml`;
}

/** @param names of the sheets, in the order in which their files are numbered @param shown their numbers as tabs stand */
export function workbookParts(names: readonly string[], shown: readonly number[]): Part[] {
  return [
    { path: '[Content_Types].xml', xml: contentTypes(names) },
    { path: '_rels/.rels', xml: relations([[`${DOCUMENT}/officeDocument`, 'xl/workbook.xml']]) },
    { path: 'xl/workbook.xml', xml: workbook(names, shown) },
    {
      path: 'xl/_rels/workbook.xml.rels',
      xml: relations([
        ...names.map((_, place): [string, string] => [`${DOCUMENT}/worksheet`, `worksheets/sheet${place + 1}.xml`]),
        [`${DOCUMENT}/styles`, 'styles.xml'],
      ]),
    },
    { path: 'xl/styles.xml', xml: STYLES },
  ];
}

function contentTypes(names: readonly string[]): string {
  const overrides = [
    ['/xl/workbook.xml', `${TYPE}.sheet.main+xml`],
    ...names.map((_, place) => [`/${sheetPath(place + 1)}`, `${TYPE}.worksheet+xml`]),
    ['/xl/styles.xml', `${TYPE}.styles+xml`],
  ].map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`);
  return (
    `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
  );
}

function relations(targets: readonly [type: string, target: string][]): string {
  const each = targets.map(
    ([type, target], place) => `<Relationship Id="rId${place + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${RELATIONS}">${each.join('')}</Relationships>`;
}

function workbook(names: readonly string[], shown: readonly number[]): string {
  const sheets = shown.map(
    (number) => `<sheet name="${xmlAttribute(names[number - 1] ?? '')}" sheetId="${number}" r:id="rId${number}"/>`,
  );
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

const decimals = (count: number) => (count === 0 ? '#,##0' : `#,##0.${'0'.repeat(count)}`);
const AMOUNTS = Array.from({ length: MOST_DECIMALS + 1 }, (_, count) => `${decimals(count)};[Red]-${decimals(count)}`);
/** Numbers of our own formats begin here; lower ones belong to the standard. */
const FIRST_FORMAT = 164;
const FORMATS = ['yyyy-mm-dd', 'yyyy-mm-dd hh:mm:ss', ...AMOUNTS];
const TEXT_FORMAT = 49;
const INTEGER_FORMAT = 1;

const xf = (format: number, more = '') =>
  `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0"${more}/>`;
/** In the order of `STYLE`. Text stays text when somebody edits the cell: `quotePrefix`. */
const CELL_FORMATS = [
  xf(0),
  xf(TEXT_FORMAT, ' applyFont="1"').replace('fontId="0"', 'fontId="1"'),
  xf(TEXT_FORMAT, ' quotePrefix="1" applyNumberFormat="1"'),
  xf(FIRST_FORMAT, ' applyNumberFormat="1"'),
  xf(FIRST_FORMAT + 1, ' applyNumberFormat="1"'),
  xf(INTEGER_FORMAT, ' applyNumberFormat="1"'),
  xf(0),
  `${xf(TEXT_FORMAT, ' quotePrefix="1" applyNumberFormat="1" applyAlignment="1"').slice(0, -2)}><alignment wrapText="1" vertical="top"/></xf>`,
  ...AMOUNTS.map((_, place) => xf(FIRST_FORMAT + 2 + place, ' applyNumberFormat="1"')),
];

const STYLES =
  `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="${FORMATS.length}">` +
  FORMATS.map((code, place) => `<numFmt numFmtId="${FIRST_FORMAT + place}" formatCode="${code}"/>`).join('') +
  '</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${CELL_FORMATS.length}">${CELL_FORMATS.join('')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

export { DECLARATION, MAIN };
