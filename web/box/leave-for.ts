import { element } from './element';

/**
 * Goes to an address without telling it which page the donor was reading; assigning `location` would tell. Out of a frame
 * too: Stripe's page opens in none, and donors are to see whose page asks for their card.
 */
export function leaveFor(address: string): void {
  const target = window.top === window ? '_self' : '_top';
  const link = element('a', { href: address, target, referrerpolicy: 'no-referrer', hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
}
