import boxCss from '../styles/box.css';
import choicesCss from '../styles/choices.css';
import detailsCss from '../styles/details.css';
import skeletonCss from '../styles/skeleton.css';
import tokensCss from '../styles/tokens.css';
import type { AttemptValues, SaidWithIt } from './attempt';
import { startCheckout } from './checkout';
import { amountsOf, currencyNamed, type Choice } from './choice';
import { codesOf } from './codes';
import { element } from './element';
import { takePart } from './experiment';
import { GivingForm } from './giving-form';
import { keptChoice } from './kept-choice';
import { fetchOptions, FREQUENCIES, type ContributionOptions } from './options';
import { donorPlace, preferredCurrency } from './preferred-currency';
import { presetOrOther } from './preset-or-other';
import { reminderPlace } from './reminder-place';
import { scriptOrigin } from './script-origin';
import { skeleton } from './skeleton';
import { Texts } from './texts';
import { chooseLanguage, fetchWords, firstWords } from './words';

/**
 * <mainstay-box>: the donation box. Attributes, all optional and read once: `api` (origin of the API; the script's own
 * by default), `language`, `frequency`, `currency`, `amount` (as a person writes it), `return-to` (a name in the newsroom
 * file), `reminder` (what stood in the link of a mail), `campaign`, `placement` and `article` (codes such as autumn-2027), `months` (12: a year of monthly gifts at once), `headless` (no title of its own). What stands inside is shown until the box is ready, and if it never is.
 */
export class MainstayBox extends HTMLElement {
  private root: ShadowRoot | undefined;

  connectedCallback(): void {
    if (this.root) return;
    this.root = this.attachShadow({ mode: 'open' });
    this.root.adoptedStyleSheets = [tokensCss, choicesCss, detailsCss, skeletonCss, boxCss].map(sheetOf);
    void this.load();
  }

  private async load(language = chooseLanguage(this.wishedLanguages())): Promise<void> {
    this.showUnlessFilled(language, skeleton(firstWords(language), this.isHeadless));
    try {
      const [options, words] = await Promise.all([fetchOptions(this.api, language), fetchWords(language)]);
      const offered = chooseLanguage(this.wishedLanguages(), options.languages);
      // Which languages the newsroom offers is known only now. Its own words come in the language asked for: ask again.
      if (offered !== language) await this.load(offered);
      else this.showForm(options, new Texts(language, words));
    } catch {
      this.showFailure(language);
    }
  }

  private showForm(offered: ContributionOptions, texts: Texts): void {
    const { options, variant } = takePart(offered, this.api, this.isHeadless);
    const choice = this.startingChoice(options);
    const wished = this.getAttribute('return-to') ?? '';
    const returnTo = options.returnTo.includes(wished) ? wished : (options.returnTo[0] ?? '');
    const settings = {
      options,
      texts,
      choice,
      returnTo,
      reminder: this.getAttribute('reminder') ?? undefined,
      codes: codesOf(this, options),
      variant,
      send: (values: AttemptValues, said?: SaidWithIt) => startCheckout(this.api, values, said),
    };
    const form = options.closed === true ? closedNote(texts) : new GivingForm(settings).element;
    const place = { api: this.api, options, texts, choice, returnTo };
    const reminder = options.reminders === true ? [reminderPlace(place)] : [];
    const box = this.show(texts.language, ...this.intro(options), form, ...reminder);
    for (const [name, colour] of Object.entries(options.newsroom.colours))
      box.style.setProperty(`--mainstay-${name}`, colour);
  }

  private showFailure(language: string): void {
    const words = firstWords(language);
    const retry = element('button', { type: 'button', class: 'retry' }, words.retry);
    retry.addEventListener('click', async () => {
      await this.load();
      // The button is gone, and with it the keyboard's place in the page.
      this.root?.querySelector<HTMLElement>('input:checked, .retry')?.focus();
    });
    this.showUnlessFilled(language, element('p', { class: 'failure', role: 'alert' }, words.loadFailed), retry);
  }

  /** A form or link that came inside the element is better than a sentence. A noscript is not for us. */
  private showUnlessFilled(language: string, ...children: Node[]): void {
    if (this.querySelector(':scope > :not(noscript)')) this.root?.replaceChildren(element('slot'));
    else this.show(language, ...children);
  }

  private show(language: string, ...children: Node[]): HTMLElement {
    const box = element('div', { class: 'box', lang: language }, ...children);
    this.root?.replaceChildren(box);
    return box;
  }

  private intro({ newsroom }: ContributionOptions): Node[] {
    const { heading = newsroom.name, appeal } = newsroom.texts;
    if (this.isHeadless) return [];
    return [element('h2', {}, heading), ...(appeal ? [element('p', { class: 'appeal' }, appeal)] : [])];
  }

  private startingChoice(options: ContributionOptions): Choice {
    const kept = keptChoice();
    const wish = (name: 'frequency' | 'currency' | 'amount') => kept?.[name] ?? this.getAttribute(name);
    const currency = currencyNamed(options, wish('currency')) ?? preferredCurrency(options, donorPlace());
    const frequency = FREQUENCIES.find((name) => name === wish('frequency')) ?? 'monthly';
    const atOnce = kept ? kept.atOnce === true : options.twelveMonths === true && this.getAttribute('months') === '12';
    const checks = { receipt: kept?.receipt === true, coversFee: kept?.coversFee === true, atOnce, consent: false };
    const choice: Choice = { frequency, currency, presetMinor: 0, other: undefined, ...checks };
    choice.presetMinor = amountsOf(choice).defaultMinor;
    return Object.assign(choice, presetOrOther(choice, wish('amount')));
  }

  private wishedLanguages(): (string | null)[] {
    const around = this.closest('[lang]')?.getAttribute('lang') ?? null;
    return [this.getAttribute('language'), around, ...navigator.languages];
  }

  private get api(): string {
    return this.getAttribute('api')?.replace(/\/+$/, '') ?? scriptOrigin;
  }

  private get isHeadless(): boolean {
    return this.hasAttribute('headless');
  }
}

/** A person has stopped new gifts, and says so in place of the form; a reminder can be asked for all the same. */
function closedNote(texts: Texts): HTMLElement {
  return element('p', { class: 'always', role: 'status' }, texts.give('closed'));
}

/** A constructed sheet, unlike a style element, is allowed under any content security policy of the page around. */
function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
