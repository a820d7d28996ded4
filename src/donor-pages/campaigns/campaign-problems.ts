import { Problem } from '../../foundation/problem/problem';

export class CampaignNotFound extends Problem {
  readonly status = 404;
  readonly code = 'campaign_not_found';
  readonly title = 'There is no such campaign';

  constructor() {
    super('No campaign of the newsroom has this code.');
  }
}
