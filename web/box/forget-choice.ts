/** Where a tab keeps what was chosen while it is at Stripe. */
export const CHOICE_KEY = 'mainstay.choice';

/** Once paid, nobody is to be led to the same gift again, and whoever uses the device next is to find nothing of it. */
export function forgetChoice(): void {
  try {
    sessionStorage.removeItem(CHOICE_KEY);
  } catch {
    // Blocked storage holds nothing.
  }
}
