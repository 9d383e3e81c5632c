/** An invented event of each type, with every block that a real one has. */
import { type Instant, instant } from '../domain/calendar/instant.ts';
import { computeEnvelope, type Envelope } from './envelope.ts';
import type { EventType } from './event-types.ts';

const customer = {
  id: 1001,
  reference: 'acme',
  name: 'Acme',
  email: 'billing@acme.example',
  language: 'en',
  status: 'Enabled',
} as const;
const monthly = { amount_recurrence: 2_900, duration_recurrence: 1, unit_recurrence: 'Month' } as const;
const DAY_MS = 24 * 60 * 60_000;

export function sampleEvent(businessId: number, type: EventType, now: Instant): Envelope {
  return computeEnvelope({
    id: 42,
    business_id: businessId,
    type,
    occurred_at: now,
    segment: { id: 1, reference: 'default' },
    customer,
    buyer: customer,
    offer: {
      id: 101,
      segment_id: 1,
      reference: 'premium',
      life_state: 'Ok',
      is_visible: true,
      is_priced: true,
      name: 'Premium',
      ...monthly,
    },
    subscription: { id: 2001, state: 'ActiveRunning', started_at: now, ...monthly },
    invoice: {
      id: 3001,
      full_number: 'F-00000042',
      state: type === 'InvoiceDebitPaid' || type === 'InvoiceCreditIssued' ? 'Paid' : 'DueAuto',
      issued_at: now,
      paid_at: type === 'InvoiceDebitPaid' ? now : null,
      type_payment: 'Card',
      amount_subtotal: 2_900,
      amount_total: 3_480,
      type_credit: type === 'InvoiceCreditIssued' ? 'Refund' : null,
      reason: type === 'InvoiceCreditIssued' ? 'Goodwill' : null,
    },
    permission: {
      id: 4001,
      state: 'Valid',
      type_payment: 'Card',
      gateway: 'simulator',
      display_name: '4200 **** **** 3700',
      country: 'FR',
      expires_at: instant(now + 365 * DAY_MS),
    },
  });
}
