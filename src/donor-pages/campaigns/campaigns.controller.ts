import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ProblemDocument } from '../../foundation/problem/problem-document';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from '../settings';
import { CampaignDocument, CampaignSumDocument } from './campaign.dto';
import { CampaignStandings, type CampaignSum } from './campaign-standings';
import { campaignTexts } from './campaign-texts';

/** How a campaign stands, for a newsroom's own pages. */
@ApiTags('Giving')
@Controller('v1/campaigns')
export class CampaignsController {
  constructor(
    private readonly standings: CampaignStandings,
    @Inject(DONOR_PAGES_SETTINGS) private readonly settings: DonorPagesSettings,
  ) {}

  @Get(':code')
  @Header('cache-control', 'public, max-age=60')
  @ApiOperation({
    summary: 'How a campaign stands',
    description: 'Counted once a day, in steps, so that no single gift can be seen.',
  })
  @ApiQuery({ name: 'language', required: false, example: 'en' })
  @ApiOkResponse({ type: CampaignDocument })
  @ApiResponse({ status: 404, type: ProblemDocument })
  async standing(@Param('code') code: string, @Query('language') language: unknown): Promise<CampaignDocument> {
    const { campaign, state, sums } = await this.standings.of(code);
    const { newsroom, publicUrl } = this.settings;
    const { title, text } = campaignTexts(campaign, String(language), newsroom);
    const { from, until } = campaign;
    return {
      code,
      title,
      text,
      state,
      from,
      until,
      url: `${publicUrl.origin}/campaigns/${code}`,
      sums: sums.map(asJson),
    };
  }
}

/** Goals are within the newsroom file's integers, and sums far below 2^53. */
function asJson({ currency, goalMinor, raisedMinor, gifts }: CampaignSum): CampaignSumDocument {
  return {
    ...{ currency: currency.code, goalMinor: goalMinor === undefined ? null : Number(goalMinor) },
    ...{ raisedMinor: Number(raisedMinor), gifts },
  };
}
