import * as fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { bankCsv, type BankCsvOptions } from '../../../src/reports/formats/bank-csv';
import type { Payout, PayoutSums } from '../../../src/reports/formats/bank-lines';
import { bytesOf } from './sample-reading';

const SUMS: PayoutSums = {
  ...{ grossMinor: '25000', refundsMinor: '-2500', disputesMinor: '0', feesMinor: '-1030', otherMinor: '0' },
};
const payout = (changes: Partial<Payout> = {}): Payout => ({
  ...{ id: 'po_1FakeA', arrivalDay: '2027-03-08', currency: 'EUR', amountMinor: '21470', status: 'paid', sums: SUMS },
  ...changes,
});
const OPTIONS: BankCsvOptions = { program: 'xero', into: 'stripe-account', currency: 'EUR', dates: 'year-first' };
async function* each(payouts: readonly Payout[]) {
  for (const one of payouts) yield await Promise.resolve(one);
}
const written = async (payouts: readonly Payout[], changes: Partial<BankCsvOptions> = {}) =>
  String(await bytesOf(bankCsv(each(payouts), { ...OPTIONS, ...changes })));

describe('payouts as a bank statement', () => {
  it('for a Stripe account in Xero bring what came in and went out, and take the payout to the bank', async () => {
    expect(await written([payout()])).toBe(
      [
        'Date,Amount,Payee,Description,Reference',
        '2027-03-08,250.00,Stripe,Donations,po_1FakeA',
        '2027-03-08,-25.00,Stripe,Refunds,po_1FakeA',
        '2027-03-08,-10.30,Stripe,Stripe fees,po_1FakeA',
        '2027-03-08,-214.70,Stripe,Transfer to the bank,po_1FakeA',
        '',
      ].join('\r\n'),
    );
  });

  it('for a bank account without a feed are one deposit each, of what arrived', async () => {
    const payouts = [
      payout(),
      payout({ id: 'po_2FakeB', status: 'failed' }),
      payout({ id: 'po_3FakeC', status: 'in_transit' }),
    ];
    expect(await written(payouts, { into: 'bank-account', program: 'quickbooks', dates: 'month-first' })).toBe(
      'Date,Description,Amount\r\n03/08/2027,"Deposit from Stripe, payout po_1FakeA",214.70\r\n',
    );
  });

  it('have dates as the program is set', async () => {
    expect(await written([payout()], { dates: 'day-first' })).toContain('\r\n08/03/2027,250.00,');
  });

  it('keep what failed in the Stripe account until it comes back, and leave out what is under way', async () => {
    const returned = { ...SUMS, otherMinor: '21470' };
    const statement = await written([
      payout({ status: 'failed' }),
      payout({ id: 'po_2FakeB', sums: returned, amountMinor: '42940' }),
      payout({ id: 'po_3FakeC', status: 'pending' }),
    ]);
    expect(statement).toContain('-214.70,Stripe,Transfer to the bank that came back,po_1FakeA');
    expect(statement).toContain('214.70,Stripe,Other movements at Stripe,po_2FakeB');
    expect(statement).not.toContain('po_3FakeC');
  });

  it('have what failed without its parts leave and come back, whoever asked for it', async () => {
    const lines = (await written([payout({ status: 'failed', sums: null })])).split('\r\n').slice(1, -1);
    expect(lines).toEqual([
      '2027-03-08,-214.70,Stripe,Transfer to the bank that came back,po_1FakeA',
      expect.stringContaining('2027-03-08,214.70,Stripe,"Transfer that came back, '),
    ]);
  });

  it('say of a manual payout that it cannot be itemised', async () => {
    expect(await written([payout({ sums: null })])).toContain(
      '2027-03-08,-214.70,Stripe,"Transfer to the bank, manual payout that cannot be itemised",po_1FakeA\r\n',
    );
  });

  it('have the decimals of their currency', async () => {
    const yen = payout({ currency: 'JPY' });
    expect(await written([yen], { currency: 'JPY' })).toContain('2027-03-08,25000,Stripe,Donations');
  });

  it('are refused whole in another currency, when their parts do not come to them, and when they are too many', async () => {
    await expect(written([payout(), payout({ currency: 'USD' })])).rejects.toThrow('Payout po_1FakeA is in USD');
    await expect(written([payout({ amountMinor: '21471' })])).rejects.toThrow('its parts come to 21470');
    await expect(written(Array<Payout>(251).fill(payout()))).rejects.toThrow('take 1000 lines');
  });

  it('leave the Stripe account even, and give the bank account what reached it', async () => {
    const amount = fc.bigInt({ min: -100_000n, max: 100_000n });
    const sums = fc.tuple(amount, amount, amount, amount, amount);
    const status = fc.constantFrom<Payout['status']>('paid', 'failed', 'canceled', 'pending', 'in_transit');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(sums, status), { maxLength: 20 }),
        fc.constantFrom('xero', 'quickbooks'),
        async (all, program) => {
          const payouts = all.map(([[gross, refunds, disputes, fees, other], state], place) =>
            payout({
              ...{ id: `po_${place}`, status: state, amountMinor: String(gross + refunds + disputes + fees + other) },
              sums: {
                ...{ grossMinor: String(gross), refundsMinor: String(refunds), disputesMinor: String(disputes) },
                ...{ feesMinor: String(fees), otherMinor: String(other) },
              },
            }),
          );
          const amounts = async (into: BankCsvOptions['into']): Promise<bigint[]> => {
            const rows: Record<string, string>[] = parse(await written(payouts, { program, into }), { columns: true });
            return rows.map((row) => BigInt(row['Amount']!.replace('.', '')));
          };
          const inStripe = await amounts('stripe-account');
          expect(inStripe.reduce((a, b) => a + b, 0n)).toBe(0n);
          expect(inStripe).not.toContain(0n);
          const arrived = payouts
            .filter((each) => each.status === 'paid')
            .reduce((a, b) => a + BigInt(b.amountMinor), 0n);
          expect((await amounts('bank-account')).reduce((a, b) => a + b, 0n)).toBe(arrived);
        },
      ),
      { numRuns: 100 },
    );
  });
});
