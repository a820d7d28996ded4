import { amountPart } from './amount-part';
import { atOncePart } from './at-once-part';
import type { AttemptValues, SaidWithIt } from './attempt';
import { addedCover, chosenAmount, findProblem, giftOf, isAtOnce, MONTHS_AT_ONCE } from './choice';
import type { Codes } from './codes';
import { consentPart } from './consent-part';
import { continuePart, type ContinuePart } from './continue-part';
import { element } from './element';
import { feeCoverPart } from './fee-cover-part';
import type { Field, FormContext, Part } from './form-context';
import { frequencyPart } from './frequency-part';
import { keepChoice } from './kept-choice';
import { leaveFor } from './leave-for';
import { MonthlyInstead } from './monthly-instead';
import { methodsNote, statementNote } from './notes';
import { problemSentence, type Problem } from './problem';
import { receiptPart, wantsReceipt } from './receipt-part';
import { tributePlace } from './tribute-place';

export interface FormSettings extends Omit<FormContext, 'changed'> {
  /** Where Stripe's page sends the donor back to, by its name in the newsroom file. */
  returnTo: string;
  /** What stood in the reminder's link that led here. */
  reminder: string | undefined;
  codes: Codes;
  /** Of what is being tried. */
  variant: string | undefined;
  /** Opens the checkout: an address to go to, or a problem for the form to show. */
  send(values: AttemptValues, said?: SaidWithIt): Promise<{ url: string } | { problem: Problem }>;
}

/** The form from the frequency to Continue. */
export class GivingForm {
  readonly element = element('form', { class: 'form', novalidate: true });
  private readonly failure = element('p', { class: 'failure', role: 'alert', tabindex: '-1' });
  private readonly context: FormContext;
  private readonly frequency: Part;
  private readonly amount: Field;
  private readonly atOnce: Part;
  private readonly feeCover: Part;
  private readonly receipt: Part;
  private readonly consent: Field;
  private readonly onward: ContinuePart;
  private readonly methods: Part;
  private readonly instead: MonthlyInstead;
  private isSending = false;

  constructor(private readonly settings: FormSettings) {
    const context = { ...settings, changed: () => this.refresh() };
    this.context = context;
    this.frequency = frequencyPart(context);
    this.amount = amountPart(context);
    this.atOnce = atOncePart(context);
    this.feeCover = feeCoverPart(context);
    this.receipt = receiptPart(context);
    this.consent = consentPart(context);
    this.onward = continuePart(context);
    this.methods = methodsNote(context);
    this.instead = new MonthlyInstead(context);
    this.assemble();
    this.refresh();
  }

  private assemble(): void {
    const checks = element(
      'div',
      { class: 'checks' },
      ...[this.atOnce, this.feeCover, this.receipt].map((part) => part.element),
      ...[tributePlace(this.context), this.consent.element],
    );
    this.element.append(
      ...[this.frequency.element, this.amount.element, checks, statementNote(this.context)],
      ...[this.failure, this.instead.element, this.onward.element, this.methods.element],
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.submit();
    });
    // Going back from Stripe's page may wake this very page, still busy.
    addEventListener('pageshow', () => this.setSending('ready'));
  }

  private refresh(): void {
    this.instead.withdraw();
    this.show(undefined);
    const choices = [this.frequency, this.amount, this.atOnce, this.feeCover, this.receipt, this.consent];
    const parts = [...choices, this.onward, this.methods];
    for (const part of parts) part.refresh();
  }

  private async submit(): Promise<void> {
    if (this.isSending) return;
    const found = findProblem(this.settings.choice);
    this.show(found);
    if (found) return;
    this.setSending('busy');
    if (!(await this.instead.isSettled())) return this.setSending('ready');
    this.setSending('busy');
    const outcome = await this.settings.send(this.values(), this.settings.choice.tribute);
    // Busy until the browser has left the page.
    if ('url' in outcome) return this.leave(outcome.url);
    this.setSending('ready');
    this.show(outcome.problem);
  }

  private leave(address: string): void {
    keepChoice(this.settings.choice);
    leaveFor(address);
  }

  private setSending(state: 'busy' | 'ready'): void {
    this.isSending = state === 'busy';
    this.onward.setBusy(state);
  }

  private show(problem: Problem | undefined): void {
    const { choice, texts } = this.settings;
    const sentence = problem ? problemSentence(problem, choice.currency, texts) : '';
    const field = this.fieldOf(problem);
    for (const each of [this.amount, this.consent]) each.showProblem(each === field ? sentence : '');
    this.failure.textContent = field ? '' : sentence;
    if (problem && !field) this.failure.focus();
  }

  private fieldOf(problem: Problem | undefined): Field | undefined {
    if (problem?.code.startsWith('amount_')) return this.amount;
    return problem?.code.startsWith('consent_') ? this.consent : undefined;
  }

  private values(): AttemptValues {
    const { choice, options, texts, returnTo, reminder, codes, variant } = this.settings;
    const amount = chosenAmount(choice);
    if ('problem' in amount) throw new Error('sent before it was checked');
    const coverMinor = addedCover(choice, giftOf(choice, amount.amountMinor));
    return {
      frequency: choice.frequency,
      amountMinor: Number(amount.amountMinor),
      ...(coverMinor > 0n && { feeCoverMinor: Number(coverMinor) }),
      currency: choice.currency.code,
      language: texts.language,
      returnTo,
      receipt: wantsReceipt(this.context),
      consentVersion: options.newsroom.consentVersion,
      ...(reminder !== undefined && { reminder }),
      ...(isAtOnce(choice) && { monthsCovered: MONTHS_AT_ONCE }),
      ...codes,
      ...(variant !== undefined && { variant }),
    };
  }
}
