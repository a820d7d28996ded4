import type { Account } from '../../account/account';
import type * as Wire from '../../account/wire';
import { route, type Route } from '../../api/route';

/** The account as its owner set it up. Nothing on it can be changed by API, at Stripe as here. */
export const ACCOUNT_ROUTES: Route[] = [route('GET', '/v1/account', {}, ({ account }) => accountOf(account))];

function accountOf({ store }: Account): Wire.Account {
  return {
    id: 'acct_sandbox',
    object: 'account',
    business_profile: {
      ...{ mcc: null, minority_owned_business_designation: null, name: words(store, 'business_name') },
      ...{ specified_commercial_transactions_act_url: null, support_address: null, support_email: null },
      ...{ support_phone: null, support_url: null, url: null },
    },
    ...{ charges_enabled: true, country: 'AT', default_currency: 'eur', details_submitted: true, email: null },
    ...{ payouts_enabled: true, type: 'standard' },
    settings: {
      branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
      card_payments: {
        ...{ statement_descriptor_prefix: null, statement_descriptor_prefix_kana: null },
        statement_descriptor_prefix_kanji: null,
      },
      dashboard: { display_name: words(store, 'business_name'), timezone: 'Etc/UTC' },
      payments: {
        ...{ statement_descriptor: words(store, 'statement_descriptor'), statement_descriptor_kana: null },
        ...{ statement_descriptor_kanji: null, statement_descriptor_prefix_kana: null },
        statement_descriptor_prefix_kanji: null,
      },
    },
  };
}

/** A newsroom chooses its words in the Dashboard; here `POST /_sandbox/account` stands for that. */
function words(store: Account['store'], name: 'business_name' | 'statement_descriptor'): string {
  return String(store.get('settings', `account_${name}`)?.value ?? DEFAULTS[name]);
}

/** Neutral, as a newsroom at risk has to choose them. */
const DEFAULTS = { business_name: 'EXT', statement_descriptor: 'EXT SUPPORT' };
