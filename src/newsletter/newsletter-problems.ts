import { Problem } from '../foundation/problem/problem';

export class NewsletterNotOffered extends Problem {
  readonly status = 404;
  readonly code = 'newsletter_not_offered';
  readonly title = 'There is no newsletter';

  constructor() {
    super('This newsroom offers no newsletter here.');
  }
}
