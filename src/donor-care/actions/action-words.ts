import { dayInWords, amountInWords, giftInWords } from '../gifts/gift-words';
import type { CareGift } from '../gifts/care-gift';
import type { CareAction } from './care-action';

/** What an action's page says before, and after. */
export interface ActionWords {
  readonly title: string;
  /** Exactly what will happen. */
  readonly plan: readonly string[];
  readonly button: string;
  readonly done: readonly string[];
  /** Of what Stripe had done, and what came to nothing after all. */
  readonly failed?: readonly string[];
}

/** @param gift that the action is about; null for what is about a donor */
export function actionWords(action: CareAction, gift: CareGift | null): ActionWords {
  if (action.kind === 'manage-link') return LINK;
  if (action.kind === 'erasure') return ERASURE;
  if (gift === null) throw new Error('An action about a gift has none');
  if (action.kind === 'receipt') return receiptWords(action, gift);
  return action.kind === 'refund' ? refundWords(action, gift) : endWords(action, gift);
}

const LINK: ActionWords = {
  title: 'Send a link',
  plan: [
    'A link with which they see and change their recurring gifts is sent to the donor’s own address, the one that they gave with.',
    'It works for one day. Whoever writes to you from elsewhere does not get it.',
  ],
  button: 'Send the link',
  done: [
    'The letter is on its way to the donor’s own address. No more than one is sent in ten minutes, and three in a day.',
  ],
};

const ERASURE: ActionWords = {
  title: 'Erase a donor',
  plan: [
    'Their recurring gifts end at once, and nothing is given back. Stripe forgets their address and cards; beside payments that were made it keeps what the law asks for. A bank debit that is under way is still taken, and no receipt can follow it.',
    'What another processor still takes from them does not end by it. If there is such an agreement, an alarm says so, and import handover names it by its number there, and nobody: end it there.',
    'Their address, notes, reminders and wish for the newsletter are destroyed, in backups too. The books keep amounts and days, without a name.',
    'One last mail confirms it to the donor. It cannot be undone, and nobody can find them here any more.',
  ],
  button: 'Erase for good',
  done: [
    'It is under way, and goes on by itself until it is done, mostly within two minutes. If it cannot be done, there is an alarm.',
  ],
};

function receiptWords({ subject }: CareAction, { charges }: CareGift): ActionWords {
  const charge = charges.find(({ receiptLetterId }) => receiptLetterId === subject);
  const amount = charge ? ` for ${amountInWords(charge)} given on ${dayInWords(charge.givenAt)}` : '';
  return {
    title: 'Send a receipt again',
    plan: [`Receipt ${charge?.receiptNumber ?? ''}${amount} is sent once more to the donor’s own address, as it was.`],
    button: 'Send the receipt',
    done: ['The receipt is on its way to the donor’s own address.'],
  };
}

function refundWords(action: CareAction, gift: CareGift): ActionWords {
  const { subject, amountMinor = 0n, currency = '', refundedBeforeMinor = 0n } = action;
  const amount = amountInWords({ amountMinor, currency });
  const charge = gift.charges.find(({ id }) => id === subject);
  const takenOn = charge ? ` of the ${amountInWords(charge)} given on ${dayInWords(charge.givenAt)}` : '';
  const before =
    refundedBeforeMinor === 0n
      ? ''
      : ` ${amountInWords({ amountMinor: refundedBeforeMinor, currency })} went back before.`;
  return {
    title: 'Give money back',
    plan: [
      `${amount}${takenOn} goes back to the card or account that it came from.${before}`,
      'A refund cannot be taken back, and takes five to ten days to arrive. Stripe keeps its fee.',
      ...(gift.frequency === 'one-time' ? [] : ['The recurring gift goes on, unless you end it as well.']),
    ],
    button: `Give ${amount} back`,
    done: [
      `Stripe was asked to give ${amount} back. It is booked${action.donorId === null ? '' : ', and the donor is written to,'} when Stripe confirms.`,
    ],
    ...(charge?.failedRefunds.some(({ id }) => id === action.resultId) && { failed: failedRefundWords(amount) }),
  };
}

function failedRefundWords(amount: string): string[] {
  return [
    `The refund of ${amount} failed: the donor’s bank did not take it. The money is with Stripe again, and counts as given.`,
    'A donor who was told that it is on its way is told now that it did not arrive. It can be given back once more from the page of the gift.',
  ];
}

function endWords({ endsAt }: CareAction, gift: CareGift): ActionWords {
  const which = giftInWords(gift).replace(/^./, (letter) => letter.toLowerCase());
  const day = endsAt && dayInWords(endsAt);
  const isOpen = gift.state === 'failing';
  return {
    title: 'End a gift',
    plan: [
      day === undefined
        ? `The ${which} ends now. Nothing more is taken, and nothing is given back.`
        : `The ${which} ends on ${day}, with the period that is ${isOpen ? 'not paid yet' : 'paid'}. Nothing is taken on that day or after it.`,
      ...(isOpen && day !== undefined ? ['What could not be taken is tried again until then.'] : []),
      'The donor is written to. They can give again at any time.',
    ],
    button: day === undefined ? 'End it now' : `End it on ${day}`,
    done: ['Stripe has been told. The page of the gift shows it when Stripe confirms, mostly within seconds.'],
  };
}
