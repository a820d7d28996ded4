import { chosenAmount } from './choice';
import { consentPart } from './consent-part';
import { element } from './element';
import { fieldError } from './field-error';
import type { Field, FormContext } from './form-context';
import { problemSentence, type Problem } from './problem';
import { sendNewsletterRequest, sendReminder } from './send-reminder';

export interface ReminderFormSettings extends Omit<FormContext, 'changed'> {
  api: string;
  returnTo: string;
}

/** The form behind "Remind me later": an address, a day, how often, and consent of its own. */
export class ReminderForm {
  readonly element = element('form', { class: 'form', novalidate: true });
  private readonly email = element('input', {
    ...EMAIL,
    id: 'reminder-email',
    'aria-describedby': 'reminder-email-problem',
  });
  private readonly when: HTMLSelectElement;
  private readonly day = element('input', {
    type: 'date',
    id: 'reminder-day',
    'aria-describedby': 'reminder-day-problem',
  });
  private readonly repeat: HTMLSelectElement;
  private readonly mails = element('input', { ...COUNT, id: 'reminder-mails', value: '4' });
  private readonly emailError = fieldError('reminder-email-problem');
  private readonly dayError = fieldError('reminder-day-problem');
  private readonly failure = element('p', { class: 'failure', role: 'alert', tabindex: '-1' });
  private readonly send = element('button', { type: 'submit', class: 'continue' });
  private readonly newsletter = element('input', { type: 'checkbox', name: 'newsletter' });
  private readonly agreed = { consent: false };
  private readonly consent: Field;
  private isSending = false;

  constructor(private readonly settings: ReminderFormSettings) {
    const { options, texts } = settings;
    this.when = this.select('reminder-when', WHEN, 'remindWhen-');
    this.repeat = this.select('reminder-repeat', REPEAT, 'remindRepeat-');
    // Agreed to by itself: to be reminded is another purpose than to pay.
    const context = { options, texts, choice: this.agreed, changed: () => this.show(undefined) };
    this.consent = consentPart(context, 'reminder-consent');
    this.send.textContent = texts.give('remindSend');
    this.element.append(...this.fields());
    this.element.addEventListener('change', () => this.refresh());
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.submit();
    });
    this.refresh();
  }

  focus(): void {
    this.email.focus();
  }

  private fields(): HTMLElement[] {
    const { texts } = this.settings;
    const row = (id: string, words: Parameters<typeof texts.give>[0], ...controls: HTMLElement[]) =>
      element('div', { class: 'row' }, element('label', { for: id, class: 'legend' }, texts.give(words)), ...controls);
    return [
      element('p', { class: 'hint' }, texts.give('remindIntro')),
      row('reminder-email', 'remindEmail', this.email, this.emailError.element),
      row('reminder-when', 'remindWhen', this.when),
      row('reminder-day', 'remindDay', this.day, this.dayError.element),
      row('reminder-repeat', 'remindRepeat', this.repeat),
      row('reminder-mails', 'remindMails', this.mails),
      ...this.newsletterBox(),
      ...[this.consent.element, this.failure, this.send],
    ];
  }

  /** Another purpose than to be reminded: never ticked beforehand, and asked for a yes by a mail of its own. */
  private newsletterBox(): HTMLElement[] {
    const { options, texts } = this.settings;
    if (options.newsletter !== true) return [];
    return [element('label', { class: 'check' }, this.newsletter, element('span', {}, texts.give('newsletter')))];
  }

  private select(id: string, values: readonly string[], prefix: string): HTMLSelectElement {
    const { texts } = this.settings;
    const words = (value: string) => texts.give(`${prefix}${value}` as Parameters<typeof texts.give>[0]);
    return element('select', { id }, ...values.map((value) => element('option', { value }, words(value))));
  }

  private refresh(): void {
    (this.day.parentElement as HTMLElement).hidden = this.when.value !== 'day';
    (this.mails.parentElement as HTMLElement).hidden = this.repeat.value === 'once';
  }

  private async submit(): Promise<void> {
    if (this.isSending) return;
    const problem = this.findProblem();
    this.show(problem);
    if (problem) return;
    this.setSending(true);
    const outcome = await sendReminder(this.settings.api, this.values());
    if (outcome === 'sent') return this.showThanks(await this.askForNewsletter());
    this.setSending(false);
    this.show(outcome.problem);
  }

  /** The reminder is asked for by then: what becomes of this one changes nothing about it. @returns what to say of it */
  private async askForNewsletter(): Promise<string[]> {
    if (!this.newsletter.checked) return [];
    const { api, texts } = this.settings;
    const { email, language, consentVersion } = this.values();
    const outcome = await sendNewsletterRequest(api, { email, language, consentVersion });
    return [texts.give(outcome === 'sent' ? 'newsletterSent' : 'newsletterFailed')];
  }

  private findProblem(): Problem | undefined {
    if (!this.email.checkValidity() || this.email.value.trim() === '') return { code: 'email_invalid', field: 'email' };
    if (this.when.value === 'day' && this.day.value === '') return { code: 'day_unknown', field: 'when' };
    return this.agreed.consent ? undefined : { code: 'consent_missing', field: 'consent' };
  }

  private values() {
    const { choice, options, texts, returnTo } = this.settings;
    const amount = chosenAmount(choice);
    // An amount that cannot be given yet is no reason to forget the reader: the usual one stands in for it.
    const amountMinor = 'amountMinor' in amount ? Number(amount.amountMinor) : choice.presetMinor;
    return {
      email: this.email.value.trim(),
      when: this.when.value === 'day' ? this.day.value : this.when.value,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      ...(this.repeat.value !== 'once' && { everyMonths: Number(this.repeat.value), mails: Number(this.mails.value) }),
      ...{ frequency: choice.frequency, amountMinor, currency: choice.currency.code },
      ...{ language: texts.language, returnTo, consentVersion: options.newsroom.consentVersion },
    };
  }

  private setSending(isSending: boolean): void {
    this.isSending = isSending;
    this.send.setAttribute('aria-disabled', String(isSending));
    this.send.textContent = this.settings.texts.give(isSending ? 'remindSending' : 'remindSend');
  }

  private show(problem: Problem | undefined): void {
    const { choice, texts } = this.settings;
    const place = this.placeOf(problem);
    const said = (at: HTMLElement) => (problem && at === place ? problemSentence(problem, choice.currency, texts) : '');
    this.emailError.show(said(this.email), this.email);
    this.dayError.show(said(this.day), this.day);
    this.consent.showProblem(said(this.consent.element));
    this.failure.textContent = said(this.failure);
    if (place !== this.consent.element) place?.focus();
  }

  private placeOf(problem: Problem | undefined): HTMLElement | undefined {
    if (problem === undefined) return undefined;
    if (problem.code.startsWith('consent_')) return this.consent.element;
    if (problem.field === 'email') return this.email;
    return problem.field === 'when' ? this.day : this.failure;
  }

  private showThanks(more: readonly string[]): void {
    const sentences = [this.settings.texts.give('remindSent'), ...more].map((words) => element('p', {}, words));
    const thanks = element('div', { class: 'always', role: 'status', tabindex: '-1' }, ...sentences);
    this.element.replaceChildren(thanks);
    thanks.focus();
  }
}

const EMAIL = { type: 'email', autocomplete: 'email', required: true, maxlength: '254' };
const COUNT = { type: 'number', min: '2', max: '24', step: '1' };
const WHEN = ['tomorrow', 'in-a-week', 'next-month', 'in-3-months', 'in-11-months', 'day'];
const REPEAT = ['once', '1', '3', '6', '12'];
