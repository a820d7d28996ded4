import type { Newsroom } from '../../foundation/newsroom/newsroom';
import type { SwitchedOff } from '../../infrastructure/switches/switches';
import type { PageTexts } from '../page-texts';
import type { GiveRequest } from './give-request';

/** What every part of the page for giving is made from. */
export interface GiveParts {
  texts: PageTexts;
  newsroom: Newsroom;
  give: GiveRequest;
  /** What new gifts may not use now. */
  off: SwitchedOff;
  /** Whether readers can ask to be reminded. */
  reminders: boolean;
  /** Whether readers can ask for a newsletter. */
  newsletter: boolean;
}
