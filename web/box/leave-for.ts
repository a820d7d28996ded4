import { element } from './element';

/** Goes to an address without telling it which page the donor was reading; assigning `location` would tell. */
export function leaveFor(address: string): void {
  const link = element('a', { href: address, referrerpolicy: 'no-referrer', hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
}
