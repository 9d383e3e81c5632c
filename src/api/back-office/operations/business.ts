/** The business itself: its name, its default language and what kind it is. */
import { z } from 'zod';
import { type Business, loadBusiness } from '../../../accounts/business.ts';
import { changeBusiness } from '../../../accounts/change-business.ts';
import { accept } from '../../../domain/refusal/outcome.ts';
import { text, wireInstant } from '../../../http/fields.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { link } from '../wire/link.ts';
import { languages } from '../wire/segment.ts';

const path = '/Organization/Business';

const business = z
  .object({
    Id: z.int(),
    Name: z.string(),
    /** Never changes: what was sold in a sandbox is no revenue. */
    TypeBusiness: z.enum(['Live', 'Sandbox']),
    DefaultLanguage: z.string(),
    DateCreation: wireInstant,
    Links: z.array(link),
  })
  .meta({ id: 'Business' });

const retrieveBusiness = defineOperation({
  id: 'show-business',
  method: 'GET',
  path,
  summary: 'Read the business',
  tag: 'Business',
  input: z.object({}),
  responses: { 200: business },
  handle: (call) => accept({ status: 200, body: present(call.business) }),
});

const updateBusiness = defineOperation({
  id: 'update-business',
  method: 'PATCH',
  path,
  summary: 'Change the name or the default language of the business',
  tag: 'Business',
  input: z.object({ Name: text(255).optional(), DefaultLanguage: z.enum(languages).optional() }),
  responses: { 200: business },
  handle: (call, { Name, DefaultLanguage }) =>
    work(call, async (context) => {
      const changed = await changeBusiness(context, { name: Name, defaultLanguage: DefaultLanguage });
      if (!changed.ok) return changed;
      const after = await loadBusiness(context.transaction, call.businessId);
      if (!after) throw new Error(`business ${call.businessId} is gone`);
      return accept({ status: 200, body: present(after) });
    }),
});

function present(one: Business) {
  return {
    Id: one.id,
    Name: one.name,
    TypeBusiness: one.kind,
    DefaultLanguage: one.defaultLanguage,
    DateCreation: formatInstant(one.createdAt),
    Links: [{ rel: 'self', href: path }],
  };
}

export const businessOperations = [retrieveBusiness, updateBusiness];
