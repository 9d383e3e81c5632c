/** The answer to a person who asks what is held about them (GDPR art. 15 and 20). */
import { z } from 'zod';
import { gatherPersonalData } from '../../../customers/gather-personal-data.ts';
import { accept } from '../../../domain/refusal/outcome.ts';
import { identifier, wireInstant } from '../../../http/fields.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { presentPersonalData } from '../present/personal-data.ts';
import { lawfulReason } from '../wire/lawful-reason.ts';

const personalData = z
  .object({
    IdCustomer: z.int(),
    DateGenerated: wireInstant,
    /** By kind of thing, each with its fields as they are kept. */
    Data: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  })
  .meta({ id: 'CustomerPersonalData' });

const retrieve = defineOperation({
  id: 'show-customer-personal-data',
  method: 'GET',
  path: '/Distribution/Customers/{customerId}/PersonalData',
  summary: 'Read all that is held about a customer, to hand it over on request',
  tag: 'Customers',
  input: z.object({ customerId: identifier, ...lawfulReason }),
  responses: { 200: personalData },
  handle: (call, { customerId, LawfulReason }) =>
    work(call, async (context) => {
      const gathered = await gatherPersonalData(context, call.permitted, customerId, LawfulReason);
      if (!gathered.ok) return gathered;
      const Data = presentPersonalData(gathered.value);
      return accept({
        status: 200,
        body: { IdCustomer: customerId, DateGenerated: formatInstant(context.now), Data },
      });
    }),
});

export const customerPersonalDataOperations = [retrieve];
