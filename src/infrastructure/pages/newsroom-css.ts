import type { NewsroomColours } from '../../foundation/newsroom/newsroom';
import { paletteOf } from '../../foundation/newsroom/palette';

/** The newsroom's colours for the pages, as the box gets them from the API. A file, for inline style is forbidden. */
export function newsroomCss(colours: NewsroomColours): string {
  const properties = Object.entries(paletteOf(colours)).map(([name, colour]) => `--mainstay-${name}:${colour}`);
  return `:root{${properties.join(';')}}`;
}
