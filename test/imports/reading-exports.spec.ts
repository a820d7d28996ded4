import { exportIn, readExport, type ExportFile } from '../../src/imports/formats/export-file';
import { decoded } from '../../src/imports/formats/decoded';
import { dayOrderOf, readDay } from '../../src/imports/formats/days';
import { GIFT_FORMATS, SUBSCRIPTION_FORMATS } from '../../src/imports/formats/formats';
import type { Source } from '../../src/imports/formats/format';
import { readGifts } from '../../src/imports/gifts/read-gifts';
import { readSubscriptions } from '../../src/imports/subscriptions/read-subscriptions';

const lines = (...all: readonly string[]): ExportFile => exportIn(all.join('\r\n'));
const giftsOf = (source: Source, file: ExportFile, options = {}) => {
  const { gifts, skipped, faults } = readGifts(file, GIFT_FORMATS[source], options);
  const told = gifts.map(({ externalId, givenOn, amountMinor, currency, frequency, email }) =>
    [externalId, givenOn, `${amountMinor} ${currency}`, frequency, email ?? '-'].join(' '),
  );
  return { gifts: told, skipped: skipped.byReason, faults };
};

const STRIPE = 'id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Fee,Status,Customer Email,Invoice ID';
const PAYPAL =
  '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address","To Email Address","Transaction ID","Reference Txn ID"';

describe('reading exports', () => {
  it('Stripe: what was paid, less what was given back; what failed is left out and counted', () => {
    const file = lines(
      STRIPE,
      'ch_1,2026-06-05 20:38:34,"1,250.00",0.00,usd,true,0.88,Paid,anna@example.org,',
      'ch_2,2026-06-06 09:00:00,10.00,4.00,eur,true,0.59,Paid,,in_1',
      'ch_3,2026-06-07 09:00:00,10.00,10.00,eur,true,0.59,Refunded,ben@example.org,',
      'ch_4,2026-06-08 09:00:00,10.00,0.00,eur,false,0,Failed,cara@example.org,',
    );
    expect(giftsOf('stripe', file)).toEqual({
      gifts: ['ch_1 2026-06-05 125000 USD one-time anna@example.org', 'ch_2 2026-06-06 600 EUR recurring -'],
      skipped: { 'given back': 1, 'not paid': 1 },
      faults: [],
    });
  });

  it('PayPal: semicolons, decimal commas, and refunds in records of their own', () => {
    const file = lines(
      PAYPAL.replaceAll(',', ';'),
      '"15.06.2026";"10:00:00";"CEST";"Anna";"Subscription Payment";"Completed";"EUR";"1.250,50";"-1,00";"9,00";"anna@example.org";"us@example.org";"T1";""',
      '"16.06.2026";"10:00:00";"CEST";"Ben";"Donation Payment";"Completed";"EUR";"20,00";"-1,00";"19,00";"ben@example.org";"us@example.org";"T2";""',
      '"17.06.2026";"10:00:00";"CEST";"Ben";"Payment Refund";"Completed";"EUR";"-5,00";"0";"-5,00";"us@example.org";"ben@example.org";"T3";"T2"',
      '"18.06.2026";"10:00:00";"CEST";"";"General Withdrawal";"Completed";"EUR";"-99,00";"0";"-99,00";"";"";"T4";""',
      '"19.06.2026";"10:00:00";"CEST";"Dora";"Donation Payment";"Pending";"EUR";"20,00";"0";"20,00";"d@example.org";"";"T5";""',
    );
    expect(giftsOf('paypal', file)).toEqual({
      gifts: ['T1 2026-06-15 125050 EUR recurring anna@example.org', 'T2 2026-06-16 1500 EUR one-time ben@example.org'],
      skipped: { 'no payment': 1, 'not completed': 1 },
      faults: [],
    });
  });

  it('Mollie and GiveWP: by their own columns, the currency of a file that names none by its owner', () => {
    const mollie = lines(
      'Date,Payment method,Currency,Amount,Status,ID,Description,Consumer name,Consumer bank account,Consumer BIC,Settlement currency,Settlement amount,Settlement reference,Amount refunded',
      '2026-10-01 10:12:00,ideal,EUR,100.00,paidout,tr_a,x,A,NL,B,EUR,100.00,1,',
      '2026-10-03 09:00:00,refund,EUR,-20.00,refunded,re_c,x,,,,EUR,-20.00,1,20.00',
    );
    expect(giftsOf('mollie', mollie)).toMatchObject({ gifts: ['tr_a 2026-10-01 10000 EUR unknown -'], faults: [] });
    const givewp = lines(
      '"Donation ID","First Name","Email Address","Donation Total","Donation Status","Donation Date"',
      '"7","A","a@example.org","1,000.00","Complete","January 5, 2026"',
      '"8","A","a@example.org","10","Renewal","5 February 2026"',
    );
    expect(giftsOf('givewp', givewp, { currency: 'USD' })).toMatchObject({
      gifts: ['7 2026-01-05 100000 USD unknown a@example.org', '8 2026-02-05 1000 USD recurring a@example.org'],
    });
    expect(giftsOf('givewp', givewp).faults.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('says every fault by line and column, repeating nothing of what stands there', () => {
    const file = lines(
      STRIPE,
      'ch_1,2026-02-30,10,0,eur,true,0,Paid,"anna\r\n@example.org",',
      'ch_2,2026-02-03,-,0,eur,true,0,Paid,,',
      'ch_3,2026-02-03,10,0,xyz,true,0,Paid,,',
      'ch_4,2026-02-03,10',
      'ch_5,2026-02-03,10,0,eur,true,0,Paid,,',
      'ch_5,2026-02-03,11,0,eur,true,0,Paid,,',
    );
    const { faults } = giftsOf('stripe', file);
    expect(faults.map(({ line, column }) => [line, column])).toEqual([
      [2, 'Created date (UTC)'],
      [2, 'Customer Email'],
      [4, 'Amount'],
      [5, 'Currency'],
      [6, null],
      [8, 'id'],
    ]);
    expect(JSON.stringify(faults)).not.toContain('anna');
  });

  it('takes what spreadsheets add to a file for what it is: rows of nothing, and the line that names the separator', () => {
    const agreements = 'id;status;email;amount.value;amount.currency;interval;nextPaymentDate';
    const saved = lines(
      'sep=;',
      agreements,
      'sub_1;active;anna@example.org;12,50;EUR;1 month;04.12.2026',
      'sub_2;canceled;ben@example.org;12,50;EUR;1 month;',
      'sub_3;active;cara@example.org;-;EUR;1 month;04.12.2026',
      ';;;;;;',
    );
    const read = readSubscriptions(saved, SUBSCRIPTION_FORMATS.mollie, {});
    expect(read).toMatchObject({
      lines: 3,
      subscriptions: [{ externalId: 'sub_1', amountMinor: 1250n, nextChargeOn: '2026-12-04' }],
      skipped: { byReason: { 'not active': 1 } },
      faults: [{ line: 5, column: 'amount.value' }],
    });
  });

  it('names what a header lacks, and what comes near it', () => {
    const file = lines(STRIPE.replace('Currency', 'Curency').replace('Status,', ''), '');
    expect(() => giftsOf('stripe', file)).toThrow(
      /lacks "Currency" \(near: "Curency"\); "Status"\. It has: id, Created/,
    );
    expect(() => exportIn('')).toThrow('The file is empty.');
    expect(() => exportIn('a,b\n"1,2\n')).toThrow(/no CSV from line 2 on/);
    expect(() => exportIn('sep=,\na,b\n"1,2\n')).toThrow(/no CSV from line 3 on/);
    expect(() => readExport('/no/such/file.csv')).toThrow(/ENOENT/);
  });

  it('reads an address of every encoding that exports come in', () => {
    const text = 'Название;Café\n';
    expect(decoded(Buffer.from(`\ufeff${text}`, 'utf8'))).toBe(text);
    expect(decoded(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(text);
    expect(decoded(Buffer.from([0x43, 0x61, 0x66, 0xe9, 0x80]))).toBe('Café€');
  });

  it('never guesses which number of a day is the month', () => {
    expect(dayOrderOf(['03/04/2026', '13/04/2026'])).toBe('dmy');
    expect(dayOrderOf(['03/04/2026', '03/14/2026'])).toBe('mdy');
    expect(dayOrderOf(['03.04.2026'])).toBe('dmy');
    expect(dayOrderOf(['03.04.2026', '', '2026-04-05'])).toBe('dmy');
    expect(dayOrderOf(['03/04/2026'])).toBeUndefined();
    expect(dayOrderOf(['03/04/2026', '', '04.04.2026'])).toBeUndefined();
    expect(dayOrderOf(['13/04/2026', '03/14/2026'])).toBeUndefined();
    expect(readDay('03/04/2026', 'mdy')).toBe('2026-03-04');
    expect(readDay('03/04/2026 10:00', 'dmy')).toBe('2026-04-03');
    expect(readDay('2026-04-03T10:00:00Z', 'mdy')).toBe('2026-04-03');
    expect(readDay('31/04/2026', 'dmy')).toBeUndefined();
    expect(readDay('Sept 3, 2026', 'dmy')).toBe('2026-09-03');
    const file = lines(PAYPAL, '"03/04/2026","","","","Donation Payment","Completed","EUR","1.00","","","","","T1",""');
    expect(() => giftsOf('paypal', file)).toThrow('--days dmy or mdy');
    expect(giftsOf('paypal', file, { days: 'mdy' }).gifts).toEqual(['T1 2026-03-04 100 EUR one-time -']);
  });
});
