import {
  allCurrencies,
  currencyOf,
  findCurrency,
  UnknownCurrencyError,
} from '../../../src/foundation/money/currencies';

describe('the currency table', () => {
  it('finds a code in either case, as Stripe writes it and as people do', () => {
    expect(currencyOf('eur').code).toBe('EUR');
    expect(currencyOf('EUR')).toBe(currencyOf('eur'));
  });

  it('knows no currency outside it, not even a word every object has', () => {
    expect(findCurrency('XXX')).toBeUndefined();
    expect(findCurrency('constructor')).toBeUndefined();
    expect(() => currencyOf('')).toThrow(UnknownCurrencyError);
  });

  it('holds exactly the codes that Stripe charges without decimals', () => {
    const codes = allCurrencies().filter((currency) => currency.exponent === 0);
    expect(
      codes
        .map((currency) => currency.code)
        .sort()
        .join(' '),
    ).toBe('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF');
  });

  it('keeps krónur and Ugandan shillings whole, in hundredths', () => {
    expect(currencyOf('ISK')).toMatchObject({ exponent: 2, stepMinor: 100n });
    expect(currencyOf('UGX')).toMatchObject({ exponent: 2, stepMinor: 100n });
  });

  it('charges forints and Taiwan dollars in hundredths and pays them out whole', () => {
    expect(currencyOf('HUF')).toMatchObject({ stepMinor: 1n, payoutStepMinor: 100n });
    expect(currencyOf('TWD')).toMatchObject({ stepMinor: 1n, payoutStepMinor: 100n });
  });

  it('ends every three-decimal amount in 0', () => {
    const codes = allCurrencies().filter((currency) => currency.exponent === 3);
    expect(codes.map((currency) => [currency.code, currency.stepMinor])).toEqual(
      ['BHD', 'JOD', 'KWD', 'OMR', 'TND'].map((code) => [code, 10n]),
    );
  });

  it('has limits that its own steps can reach, within eight digits', () => {
    for (const currency of allCurrencies()) {
      expect(currency.stripeMinimumMinor % currency.stepMinor).toBe(0n);
      expect(currency.stripeMaximumMinor % currency.stepMinor).toBe(0n);
      expect(currency.stripeMinimumMinor).toBeGreaterThan(0n);
      expect(currency.stripeMaximumMinor).toBeLessThanOrEqual(99_999_999n);
    }
  });

  it('lists each code once', () => {
    const codes = allCurrencies().map((currency) => currency.code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
