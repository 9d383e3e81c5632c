/** The statement of account of a customer, to be read and to be sent. */
import { z } from 'zod';
import { documentFileName } from '../../../documents/document-file.ts';
import { type CustomerStatement, loadStatement } from '../../../documents/statement/load-statement.ts';
import { renderStatementPdf } from '../../../documents/statement/render-statement.ts';
import { paymentTypes } from '../../../domain/billing/invoice-state.ts';
import { movementKinds, type StatementLine } from '../../../domain/billing/statement.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, instantInput, wireInstant } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { type Work, work } from '../../call.ts';
import { checkDates } from '../../live/check-dates.ts';
import { defineOperation } from '../back-office-call.ts';
import { answerPdf } from '../present/pdf-file.ts';
import { link } from '../wire/link.ts';
import { pdfFile } from '../wire/pdf-file.ts';
import { languages } from '../wire/segment.ts';

const path = '/Distribution/Customers/{customerId}/Statement';

const movement = z
  .object({
    TypeMovement: z.enum(movementKinds),
    DateMovement: wireInstant,
    /** What it adds to what the customer owes; negative for what takes off. */
    AmountMovement: z.int(),
    AmountBalanceAfter: z.int(),
    /** Of the document, or the one that the money is about. */
    IdInvoice: z.int().optional(),
    FullNumber: z.string().optional(),
    IdPayment: z.int().optional(),
    TypePayment: z.enum(paymentTypes).optional(),
  })
  .meta({ id: 'StatementMovement' });

const statement = z
  .object({
    IdCustomer: z.int(),
    ReferenceCustomer: z.string(),
    Currency: z.string(),
    DateStart: wireInstant.optional(),
    DateEnd: wireInstant,
    AmountOpening: z.int(),
    Movements: z.array(movement),
    AmountClosing: z.int(),
    AmountWaiting: z.int().optional(),
    Links: z.array(link),
  })
  .meta({ id: 'CustomerStatement' });

const period = {
  customerId: identifier,
  DateStart: instantInput.optional(),
  DateEnd: instantInput.optional(),
};

const showOne = defineOperation({
  id: 'show-customer-statement',
  method: 'GET',
  path,
  summary: 'Read the account of a customer over a period: every movement with the balance after it',
  tag: 'Customers',
  input: z.object(period),
  responses: { 200: statement },
  handle: (call, input) =>
    work(call, async (context) => {
      const account = await readStatement(context, input);
      return account.ok ? accept({ status: 200, body: presentStatement(account.value) } as const) : account;
    }),
});

const pdf = defineOperation({
  id: 'show-customer-statement-pdf',
  method: 'GET',
  path: `${path}/Pdf`,
  summary: 'The file of the statement of account of a customer, in base64',
  tag: 'Customers',
  input: z.object({
    ...period,
    /** The customer's when left out. */
    Language: z.enum(languages).optional(),
  }),
  responses: { 200: pdfFile },
  handle: (call, input) =>
    work(call, async (context) => {
      const account = await readStatement(context, input);
      if (!account.ok) return account;
      const { buyer, endAt } = account.value;
      const file = await renderStatementPdf(account.value, input.Language);
      return accept(
        answerPdf(documentFileName(`${buyer.reference}-${formatInstant(endAt).slice(0, 10)}`), file),
      );
    }),
});

interface StatementInput {
  readonly customerId: number;
  readonly DateStart?: Instant | undefined;
  readonly DateEnd?: Instant | undefined;
}

async function readStatement(context: Work, input: StatementInput): Promise<Outcome<CustomerStatement>> {
  const { customerId, DateStart, DateEnd } = input;
  const dates = checkDates({ DateStart, DateEnd });
  if (!dates.ok) return dates;
  if (DateStart !== undefined && DateStart >= (DateEnd ?? context.now))
    return refuse('Error.Input.Invalid', 'DateStart', { field: 'DateStart', reason: 'DateStart < DateEnd' });
  const asked = { startAt: DateStart ?? null, endAt: DateEnd ?? null };
  return loadStatement(context, context.segments, customerId, asked);
}

function presentStatement(account: CustomerStatement): BodyOf<typeof statement> {
  const { customerId, startAt, waitingAmount } = account;
  const { openingAmount, lines, closingAmount } = account.statement;
  return {
    IdCustomer: customerId,
    ReferenceCustomer: account.buyer.reference,
    Currency: account.currency,
    ...(startAt !== null && { DateStart: formatInstant(startAt) }),
    DateEnd: formatInstant(account.endAt),
    AmountOpening: openingAmount,
    Movements: lines.map(presentMovement),
    AmountClosing: closingAmount,
    ...(waitingAmount !== null && { AmountWaiting: waitingAmount }),
    Links: [{ rel: 'self', href: path.replace('{customerId}', String(customerId)) }],
  };
}

function presentMovement(line: StatementLine): BodyOf<typeof movement> {
  return {
    TypeMovement: line.kind,
    DateMovement: formatInstant(line.at),
    AmountMovement: line.amount,
    AmountBalanceAfter: line.balance,
    ...(line.invoiceId !== null && { IdInvoice: line.invoiceId }),
    ...(line.fullNumber !== null && { FullNumber: line.fullNumber }),
    ...(line.paymentId !== null && { IdPayment: line.paymentId }),
    ...(line.typePayment !== null && { TypePayment: line.typePayment }),
  };
}

export const customerStatementOperations = [showOne, pdf];
