/**
 * The text of a file in the encodings that exports come in: UTF-8 with or without a mark, UTF-16 with one (PayPal's
 * reports), and Windows-1252, which spreadsheets write. What is valid UTF-8 is UTF-8: text in the other one never is, but
 * by letters that no export has side by side.
 */
export function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return windows1252(bytes);
  }
}

/** Not TextDecoder's: Node 20 takes it for Latin-1 (https://github.com/nodejs/node/issues/56542). */
function windows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (letter) => WINDOWS_1252.charAt(letter.charCodeAt(0) - 0x80));
}

/** What stands from 0x80 to 0x9f; five places are empty, and stay what they are. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
