-- Whether anything was ever booked.
select exists (select from ledger_transactions) as booked
