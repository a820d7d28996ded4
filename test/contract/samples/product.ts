import { CREATED_AT } from './instants';

/** The product all monthly gifts share. */
export const product = {
  id: 'prod_SampleMonthly',
  object: 'product',
  active: true,
  created: CREATED_AT,
  description: null,
  images: [],
  livemode: false,
  marketing_features: [],
  metadata: {},
  name: 'Monthly gift',
  package_dimensions: null,
  shippable: null,
  tax_details: null,
  type: 'service',
  updated: CREATED_AT,
  url: null,
};
