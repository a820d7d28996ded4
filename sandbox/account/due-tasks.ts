import { bookSucceededCharge } from '../resources/charges/outcomes';
import { settleBankDebit } from '../resources/charges/settle-debit';
import { lapseDispute } from '../resources/disputes/course';
import { expireAuthorization } from '../resources/payment-intents/expire-authorization';
import { arrivePayout, submitPayout } from '../resources/payouts/course';
import { payOut } from '../resources/payouts/pay-out';
import { completeRefund, failRefund, traceRefund } from '../resources/refunds/outcomes';
import { completeTopup } from '../resources/topups/topup';
import { announceInvoicePayment } from '../resources/invoice-payments/invoice-payment';
import { expireSession } from '../resources/checkout-sessions/expire';
import { finalizeDueInvoice, retryInvoice } from '../resources/invoices/collect-due';
import { enterDuePhase } from '../resources/subscription-schedules/enter-phase';
import { endWhenPlanned } from '../resources/subscriptions/cancel';
import { expireIncomplete } from '../resources/subscriptions/expire-incomplete';
import { resumeCollectionWhenPlanned } from '../resources/subscriptions/pause-collection';
import { renewSubscription } from '../resources/subscriptions/renew';
import { announceTrialEnd } from '../resources/subscriptions/trial';
import { announceUpcomingInvoice } from '../resources/subscriptions/upcoming';
import { finishAdvancing } from '../resources/test-clocks/advance';
import type { Account } from './account';
import type { TaskHandlers } from './agenda';

/** What the account does by itself. */
export function dueTasks(account: Account): TaskHandlers {
  return {
    advance_test_clock: (id) => finishAdvancing(account, id),
    announce_invoice_payment: (id) => announceInvoicePayment(account, id),
    announce_trial_end: (id) => announceTrialEnd(account, id),
    announce_upcoming_invoice: (id) => announceUpcomingInvoice(account, id),
    book_charge: (id) => bookSucceededCharge(account, id),
    end_subscription: (id) => void endWhenPlanned(account, id),
    enter_phase: (id) => enterDuePhase(account, id),
    expire_checkout_session: (id) => void expireSession(account, id),
    expire_incomplete_subscription: (id) => expireIncomplete(account, id),
    finalize_invoice: (id) => finalizeDueInvoice(account, id),
    renew_subscription: (id) => renewSubscription(account, id),
    resume_collection: (id) => resumeCollectionWhenPlanned(account, id),
    retry_invoice: (id) => retryInvoice(account, id),
    settle_bank_debit: (id) => settleBankDebit(account, id),
    complete_refund: (id) => void completeRefund(account, id),
    fail_refund: (id) => void failRefund(account, id),
    trace_refund: (id) => traceRefund(account, id),
    lapse_dispute: (id) => lapseDispute(account, id),
    expire_authorization: (id) => expireAuthorization(account, id),
    pay_out: (run) => payOut(account, run),
    submit_payout: (id) => submitPayout(account, id),
    arrive_payout: (id) => arrivePayout(account, id),
    complete_topup: (id) => void completeTopup(account, id),
  };
}
