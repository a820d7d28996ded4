/** Tables that speak of donors or addresses, and why what donors read about themselves has nothing of them. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  donor_erasures: 'of those who were erased: there is nobody left to tell',
  donor_merges: 'an earlier id of the same donor, and nothing about them',
  erasure_requests: 'while one is there, its page is what the donor sees',
  manage_visits: 'gone after half an hour; a hash of what the donor’s own browser holds',
  ledger_transactions: 'the books: amounts and days of the payments that are told',
  subscription_movements_due: 'no table, but a way to read the recurring gifts that are told',
  stripe_events: 'an address stands there, sealed, for the seconds until the gift that it came with is told',
  report_runs: 'of reports for the newsroom’s people; the address is that of a page',
  staff_people: 'of the newsroom’s people, not of donors',
  staff_links: 'of the newsroom’s people, not of donors',
};
