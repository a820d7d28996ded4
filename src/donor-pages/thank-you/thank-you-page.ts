import { formatAmount } from '../../foundation/money/format-amount';
import { currencyOf } from '../../foundation/money/currencies';
import { plainAmount } from '../../foundation/money/plain-amount';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { DONOR_STATUSES, type ContributionStanding, type DonorStatus } from '../contribution-status-reader';
import { html, type Html } from '../../infrastructure/pages/html';
import { REMIND_BEFORE_A_YEAR } from '../give/give-request';
import { unbroken } from '../unbroken';
import type { AfterAReturn } from './after-a-return';
import type { PageTexts } from '../page-texts';
import { dayIn } from '../../foundation/calendar/local-days';
import { dayInWords } from '../../foundation/calendar/day-in-words';

export interface ThankYouParts {
  texts: PageTexts;
  standing: ContributionStanding | null;
  /** Of a recurring gift whose first payment was sent back, and that stands nevertheless. */
  returned: AfterAReturn | null;
  newsroom: Newsroom;
  /** Whether mails can be sent: readers can ask to be reminded, and donors for a link. */
  reminders: boolean;
  /** This page's address, for a look by hand. */
  lookAgain: string;
}

/**
 * The standing as it is now, in a region that is read out when it changes, and every other standing in a template
 * that the page's script swaps in: the script knows no language and no currency. Only how a recurring gift stands whose
 * first payment came back is not known before: the script asks for this page again.
 */
export function thankYouPage(parts: ThankYouParts): Html {
  const { standing } = parts;
  if (!standing) return html`<section id="standing" class="standing" aria-live="polite">${unknown(parts)}</section>`;
  return html`<section id="standing" class="standing" aria-live="polite" data-status="${standing.status}">
      ${notice(standing.status, parts, standing)}
    </section>
    ${DONOR_STATUSES.map((status) => html`<template data-status="${status}">${notice(status, parts, standing)}</template>`)}
    <template data-status="slow"><p>${parts.texts.page('confirmingSlow')}</p></template>`;
}

function notice(status: DonorStatus, parts: ThankYouParts, standing: ContributionStanding): Html {
  const { texts, newsroom } = parts;
  const amount = formatAmount(standing, texts.language);
  const statement = html`<p class="aside">
    ${texts.page('statementNote', { descriptor: unbroken(newsroom.statementDescriptor) })}
  </p>`;
  const bodies: Record<DonorStatus, () => Html> = {
    confirming: () =>
      html`<p>${texts.page('confirmingText')}</p>
        <noscript
          ><p><a href="${parts.lookAgain}">${texts.page('lookAgain')}</a></p></noscript
        >`,
    confirmed: () =>
      standing.firstChargeAt === null
        ? html`<p class="sum">${texts.page(`confirmed-${wordsFor(standing)}`, { amount })}</p>
            ${covered(standing, texts)}
            <p>${texts.page('confirmedText')}</p>
            ${parts.reminders && standing.monthsCovered !== null && remindBeforeItEnds(standing, texts)} ${statement}`
        : html`<p class="sum">${texts.page(`goesOn-${standing.frequency}`, { amount })}</p>
            <p>${texts.page('goesOnText', { day: firstDay(standing.firstChargeAt, parts) })}</p>
            ${statement}`,
    pending: () =>
      html`<p>${texts.page('pendingText', { amount })}</p>
        ${covered(standing, texts)} ${statement}`,
    failed: () =>
      html`<p>${texts.page('failedText', { amount })}</p>
        ${parts.returned === null ? giveAgain(standing, texts) : standsStill(parts.returned, parts)}`,
    expired: () =>
      html`<p>${texts.page('expiredText', { amount })}</p>
        ${giveAgain(standing, texts)}`,
  };
  return html`<span class="sign sign-${status}" aria-hidden="true"></span>
    <h1>${texts.page(`${status}Title`)}</h1>
    ${bodies[status]()}`;
}

function wordsFor({ frequency, monthsCovered }: ContributionStanding): string {
  return monthsCovered === null ? frequency : 'at-once';
}

/** Nobody is reminded who has not asked for it: the link leads to the form that asks. */
function remindBeforeItEnds(standing: ContributionStanding, texts: PageTexts): Html {
  const { amountMinor, feeCoverMinor, currency, monthsCovered } = standing;
  const amount = plainAmount((amountMinor - feeCoverMinor) / BigInt(monthsCovered ?? 1), currencyOf(currency));
  const wish = { frequency: 'monthly', currency, amount, remind: REMIND_BEFORE_A_YEAR, language: texts.language };
  return html`<p>
    ${texts.page('atOnceEnds')}
    <a href="${`/give?${new URLSearchParams(wish)}#reminder`}">${texts.page('atOnceRemind')}</a>
  </p>`;
}

function covered({ feeCoverMinor, currency }: ContributionStanding, texts: PageTexts): Html | false {
  if (feeCoverMinor === 0n) return false;
  const cover = formatAmount({ amountMinor: feeCoverMinor, currency }, texts.language);
  return html`<p>${texts.page('feeCovered', { cover })}</p>`;
}

function firstDay(firstChargeAt: Date, { texts, newsroom }: ThankYouParts): string {
  return dayInWords(dayIn(newsroom.timeZone, firstChargeAt), texts.language);
}

/** Instead of the form: to give again would be to give twice. */
function standsStill({ gift, what }: AfterAReturn, { texts, reminders }: ThankYouParts): Html {
  const { frequency, ...price } = gift;
  const goesOn = what.is === 'next' || what.is === 'stands';
  const amount = formatAmount(price, texts.language);
  const day = 'on' in what ? dayInWords(what.on, texts.language) : '';
  return html`${goesOn && html`<p>${texts.page(`goesOn-${frequency}`, { amount })}</p>`}
    <p>${texts.page(`returned-${what.is}`, { day })}</p>
    ${reminders && html`<p><a href="/manage?language=${texts.language}">${texts.page('manageAskTitle')}</a></p>`}`;
}

/** The form again, as it was filled. */
function giveAgain({ frequency, currency }: ContributionStanding, texts: PageTexts): Html {
  const query = new URLSearchParams({ frequency, currency, language: texts.language });
  return html`<p><a class="continue" href="/give?${query.toString()}">${texts.page('giveAgain')}</a></p>`;
}

function unknown({ texts, newsroom }: ThankYouParts): Html {
  return html`<h1>${texts.page('unknownTitle')}</h1>
    <p>${texts.page('unknownText')}</p>
    <p><a href="${newsroom.contactUrl}">${texts.page('contact')}</a></p>`;
}
