import { drawn } from './drawn';
import { pagesOf, UPRIGHT, type Block } from './sheet-of-paper';
import { newDocument, type DocumentParts, type Typesetting } from './typesetting';

/** Which of how many a page is. @param number from 1 */
export type PageWords = (number: number, count: number) => string;

/** A few pages, A4 and upright, as one file. Its title stands under each of them. */
export async function wholeDocument(
  type: Typesetting,
  blocks: readonly Block[],
  { pageOf, ...parts }: DocumentParts & { readonly pageOf: PageWords },
): Promise<Buffer> {
  const setting = { paper: UPRIGHT, foot: parts.title, pageOf };
  const chunks: Uint8Array[] = [];
  for await (const chunk of drawn(newDocument(parts), type, pagesOf(blocks, UPRIGHT), setting)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
