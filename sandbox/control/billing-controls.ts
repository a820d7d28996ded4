import type { ControlRoute } from './control-route';
import { ControlError } from './control-error';
import { planOutcome } from './plan-outcome';
import { only, optionalText, word } from './read-fields';
import { answerForInvoice } from '../resources/invoices/answer-authentication';
import { revokeMandate } from '../resources/mandates/mandate';
import { renewCard } from '../resources/payment-methods/renew-card';

/** What banks and payers do between the calls of the API. */
export const BILLING_CONTROLS: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: /^\/_sandbox\/account$/,
    handle: ({ account }, fields) => {
      only(fields, 'businessName', 'statementDescriptor');
      const chosen = { business_name: fields['businessName'], statement_descriptor: fields['statementDescriptor'] };
      account.store.transaction(() => {
        for (const [name, value] of Object.entries(chosen))
          if (typeof value === 'string') account.store.put('settings', { id: `account_${name}`, value });
      });
    },
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/charges\/outcomes$/,
    handle: ({ account }, fields) => planOutcome(account, fields),
  },
  {
    method: 'DELETE',
    path: /^\/_sandbox\/charges\/outcomes$/,
    handle: ({ account }) =>
      account.store.transaction(() => {
        const planned = [...account.store.all('planned_outcomes').oldestFirst()];
        for (const { id } of planned) account.store.remove('planned_outcomes', id);
      }),
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/payment-intents\/(\w+)\/authentication$/,
    handle: ({ account }, fields, id) => {
      only(fields, 'outcome');
      const intent = account.store.get('payment_intents', id);
      if (intent?.status !== 'requires_action') throw new ControlError(404, `${id} does not wait for its payer`);
      return answerForInvoice(account, intent, word(fields, 'outcome', 'complete', 'fail'));
    },
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/payment-methods\/(\w+)\/renew$/,
    handle: ({ account }, fields, id) => {
      only(fields, 'last4');
      const method = account.store.get('payment_methods', id);
      if (!method?.card) throw new ControlError(404, `There is no card ${id}`);
      return renewCard(account, method, method.card, optionalText(fields, 'last4'));
    },
  },
  {
    method: 'POST',
    path: /^\/_sandbox\/mandates\/(\w+)\/revoke$/,
    handle: ({ account }, fields, id) => {
      only(fields);
      const mandate = account.store.get('mandates', id);
      if (!mandate) throw new ControlError(404, `There is no mandate ${id}`);
      return revokeMandate(account, mandate);
    },
  },
];
