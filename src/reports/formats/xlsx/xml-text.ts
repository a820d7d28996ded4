/**
 * Text for an XML element of a workbook. What XML 1.0 cannot hold is written as the standard for workbooks has it
 * (`_x0001_`, ECMA-376 ST_Xstring), and what merely looks so is told apart; a carriage return would be lost otherwise.
 */
export function xmlText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text
    .replace(LOOKS_ESCAPED, '_x005F_')
    .replace(UNWRITABLE, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;
const NOT_IN_XML = '\\u0000-\\u0008\\u000b-\\u001f\\ufffe\\uffff';
const UNWRITABLE = new RegExp(`[${NOT_IN_XML}]`, 'g');
const SPECIAL = new RegExp(`[${NOT_IN_XML}&<>_]`);

/** The same inside an attribute. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
