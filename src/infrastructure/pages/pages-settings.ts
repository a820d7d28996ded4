import type { NewsroomColours } from '../../foundation/newsroom/newsroom';

/** What every page of ours shares, donors' and staff's. */
export interface PagesSettings {
  /** The folder that web/build.mjs wrote. */
  readonly webRoot: string;
  readonly colours: NewsroomColours;
}

export const PAGES_SETTINGS = Symbol('pages settings');
