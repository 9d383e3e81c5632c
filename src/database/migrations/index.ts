/** Every migration, in the order in which they are applied. Append only: an applied migration is never edited. */
import type { Migration } from '../migration.ts';
import { foundation } from './0001-foundation.ts';
import { idempotencyKeys } from './0002-idempotency-keys.ts';
import { agentsAndTraces } from './0003-agents-and-traces.ts';
import { webhooks } from './0004-webhooks.ts';
import { customerClocks } from './0007-customer-clocks.ts';
import { customerCare } from './0008-customer-care.ts';
import { finance } from './0009-finance.ts';
import { organization } from './0010-organization.ts';
import { tickFailures } from './0011-tick-failures.ts';
import { messages } from './0012-messages.ts';
import { collecting } from './0013-collecting.ts';
import { customerMessages } from './0015-customer-messages.ts';
import { gatewayAccounts } from './0016-gateway-accounts.ts';
import { dunning } from './0017-dunning.ts';
import { searchByNumber } from './0018-search-by-number.ts';
import { greyListing } from './0019-grey-listing.ts';
import { eventPermission } from './0020-event-permission.ts';
import { openAmount } from './0021-open-amount.ts';
import { refundsTold } from './0022-refunds-told.ts';
import { writeOffs } from './0023-write-offs.ts';
import { prenotification } from './0024-prenotification.ts';
import { documentRetention } from './0025-document-retention.ts';
import { staffSessions } from './0026-staff-sessions.ts';
import { lateFees } from './0027-late-fees.ts';
import { oneLateFee } from './0028-one-late-fee.ts';
import { agentLinks } from './0029-agent-links.ts';
import { secondFactor } from './0030-second-factor.ts';
import { receiptsAndBankLines } from './0031-receipts.ts';
import { issueOnlyIfPaid } from './0032-issue-only-if-paid.ts';
import { repaidAt } from './0033-repaid-at.ts';
import { creditsKept } from './0034-credits-kept.ts';
import { sepaFiles } from './0035-sepa.ts';

export const migrations: readonly Migration[] = [
  foundation,
  idempotencyKeys,
  agentsAndTraces,
  webhooks,
  customerClocks,
  customerCare,
  finance,
  organization,
  tickFailures,
  messages,
  collecting,
  customerMessages,
  gatewayAccounts,
  dunning,
  searchByNumber,
  greyListing,
  eventPermission,
  openAmount,
  refundsTold,
  writeOffs,
  prenotification,
  documentRetention,
  staffSessions,
  lateFees,
  oneLateFee,
  agentLinks,
  secondFactor,
  receiptsAndBankLines,
  issueOnlyIfPaid,
  repaidAt,
  creditsKept,
  sepaFiles,
];
