/** A customer of the Live API: its resource, its list, what creates or updates it. */
import { z } from 'zod';
import { collectionOf } from '../../../http/collection.ts';
import { identifier, reference, text, wireInstant } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { metadata, metadataInput } from '../../metadata.ts';
import { customerStatuses } from './enums.ts';
import { link } from './link.ts';
import { currentUsage } from './usage.ts';

export const customer = z
  .object({
    Id: z.int(),
    IdSegment: z.int(),
    ReferenceCustomer: z.string(),
    ReferenceSegment: z.string(),
    Currency: z.string(),
    Name: z.string(),
    /** Absent once anonymised. */
    Email: z.string().optional(),
    Language: z.string(),
    Status: z.enum(customerStatuses),
    ReferenceAffiliation: z.string().nullish(),
    DateAffiliation: wireInstant.nullish(),
    Metadata: metadata.optional(),
    ...currentUsage,
    /** Always there, even empty: a client iterates it unconditionally. */
    Links: z.array(link),
  })
  .meta({ id: 'Customer' });

export type WireCustomer = BodyOf<typeof customer>;

export const customerList = collectionOf(customer).meta({ id: 'CustomerList' });

export const customerRequest = z.object({
  ReferenceCustomer: reference.optional(),
  Email: text(254).optional(),
  Name: text(255).optional(),
  Language: text(10).optional(),
  ReferenceSegment: reference.optional(),
  /** Not in the contract: n8n names the segment by it. */
  IdSegment: identifier.optional(),
  ReferenceOffer: reference.optional(),
  ReferenceAffiliation: reference.optional(),
  Metadata: metadataInput.optional(),
});
