-- Disputes that wait for evidence, the nearest deadline first.
select d.stripe_id as id, d.currency, d.amount_minor::text as amount, d.reason,
  (d.evidence_due_by at time zone :'zone')::date::text as answer_by
from disputes d
where d.status in ('needs_response', 'warning_needs_response', 'appeal_needs_response')
order by d.evidence_due_by nulls last, d.stripe_id
