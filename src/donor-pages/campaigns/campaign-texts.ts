import type { Campaign, CampaignTexts } from '../../foundation/newsroom/campaigns';
import type { Newsroom } from '../../foundation/newsroom/newsroom';

/** In the language wished where it has them, else in the newsroom's default language, in which every campaign has some. */
export function campaignTexts({ texts }: Campaign, wished: string, { defaultLanguage }: Newsroom): CampaignTexts {
  const found = (Object.hasOwn(texts, wished) ? texts[wished] : undefined) ?? texts[defaultLanguage];
  if (found === undefined) throw new Error('the newsroom file was not checked');
  return found;
}
