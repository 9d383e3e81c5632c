/** What the address of the lists holds: each state of them can be kept, sent and come back to. */
import { z } from 'zod';

export const tabs = ['customers', 'subscriptions', 'invoices', 'creditNotes'] as const;
export type Tab = (typeof tabs)[number];

const customerStates = ['Enabled', 'Suspended'] as const;
export const subscriptionStates = [
  'DraftAgent',
  'DraftCustomer',
  'DraftDelayedStart',
  'ActiveRunning',
  'ActiveDelayedUpgrade',
  'ActiveDelayedTermination',
  'ActiveDelayedSuspension',
  'SuspendedAgent',
  'SuspendedNoPaymentInfo',
  'SuspendedPaymentDue',
  'EndedTerminated',
  'EndedUpgrade',
  'EndedComplete',
] as const;
export const invoiceStates = [
  'Draft',
  'DueAuto',
  'DueOffline',
  'DueToProcess',
  'DuePending',
  'Paid',
  'PaidRefunded',
  'ProblemAuto',
  'ProblemOverdue',
  'ProblemDisputed',
  'Void',
  'Uncollectible',
] as const;

const day = z.iso.date().optional().catch(undefined);

/** What somebody wrote by hand and cannot be is left out. */
export const listSearch = z.object({
  q: z.string().max(254).optional().catch(undefined),
  tab: z.enum(tabs).optional().catch(undefined),
  page: z.int().min(1).optional().catch(undefined),
  customerState: z.enum(customerStates).optional().catch(undefined),
  greyListed: z.boolean().optional().catch(undefined),
  subscriptionState: z.enum(subscriptionStates).optional().catch(undefined),
  invoiceState: z.enum(invoiceStates).optional().catch(undefined),
  issuedFrom: day,
  issuedTo: day,
});

export type ListSearch = z.infer<typeof listSearch>;
