/** The gateways of this installation. */
import { z } from 'zod';
import { accept } from '../../../domain/refusal/outcome.ts';
import { pagingFields } from '../../../http/fields.ts';
import { gateways } from '../../../payments/find-gateways.ts';
import { defineOperation } from '../back-office-call.ts';
import { list, listOf } from '../list.ts';
import { link } from '../wire/link.ts';

const path = '/Organization/Gateways';

const typesPayment = [
  'Free',
  'ExternalCheck',
  'ExternalCash',
  'ExternalBank',
  'ExternalOther',
  'Card',
  'DirectDebit',
] as const;

const gateway = z
  .object({
    Name: z.string(),
    TitleLocalized: z.string(),
    StateGateway: z.enum(['Enabled', 'Disabled']),
    TypesPayment: z.array(z.enum(typesPayment)),
    /** Collects by itself what is due. */
    CanCharge: z.boolean(),
    CanRefund: z.boolean(),
    /** Keeps a card or a mandate of a customer. */
    CanKeepMethod: z.boolean(),
    /** An agent records what was received. */
    CanRecordPayment: z.boolean(),
    Links: z.array(link),
  })
  .meta({ id: 'Gateway' });

const listGateways = defineOperation({
  id: 'list-gateways',
  method: 'GET',
  path,
  summary: 'List the gateways, with their state and what they can do',
  tag: 'Gateways',
  input: z.object({ ...pagingFields, TypePayment: z.enum(typesPayment).optional() }),
  responses: { 200: listOf(gateway).meta({ id: 'Gateways' }) },
  handle: (call, input) => {
    const { TypePayment: type } = input;
    const matching = gateways.filter((one) => type === undefined || one.typesPayment.includes(type));
    const first = (input.Page - 1) * input.SizePage;
    const items = matching.slice(first, first + input.SizePage).map((one) => ({
      Name: one.name,
      TitleLocalized: one.title[call.language.startsWith('fr') ? 'fr' : 'en'],
      StateGateway: 'Enabled' as const,
      TypesPayment: one.typesPayment,
      CanCharge: one.canCharge,
      CanRefund: one.canRefund,
      CanKeepMethod: one.canKeepMethod,
      CanRecordPayment: one.canRecordPayment,
      Links: [],
    }));
    return accept(list(input, { items, totalItems: matching.length }, call.now));
  },
});

export const gatewayOperations = [listGateways];
