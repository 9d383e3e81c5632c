/** Tax profiles of the business: one rate, European VAT by its rules, or a table of rates. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { changeTaxProfile } from '../../../accounts/change-tax-profile.ts';
import { declareTaxProfile } from '../../../accounts/declare-tax-profile.ts';
import { deleteTaxProfile } from '../../../accounts/delete-tax-profile.ts';
import {
  findTaxProfileById,
  findTaxProfileByReference,
  findTaxProfiles,
} from '../../../accounts/find-tax-profiles.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, pagingFields, reference, text } from '../../../http/fields.ts';
import { type Work, work } from '../../call.ts';
import { defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { creationFilter, editionFilter, list, pagingOf, traceFilterOf } from '../list.ts';
import { presentTaxProfile, readTaxRules } from '../present/tax-profile.ts';
import { loadTraceExtras } from '../present/traces.ts';
import { taxProfile, taxProfileKinds, taxProfileList, taxRules } from '../wire/tax-profile.ts';

const path = '/Organization/TaxProfiles';
const onePath = `${path}/{taxProfileId}`;
const extra = { extra: z.array(z.enum(['all', 'UserCreation', 'UserUpdate'])).optional() };

const createProfile = defineOperation({
  id: 'create-tax-profile',
  method: 'POST',
  path,
  summary: 'Create a tax profile',
  tag: 'Tax profiles',
  input: z.object({
    ReferenceTaxProfile: reference.optional(),
    Name: text(255).min(1),
    Rules: taxRules,
  }),
  responses: { 201: taxProfile },
  handle: (call, input) =>
    work(call, async (context) => {
      const rules = readTaxRules(input.Rules);
      if (!rules.ok) return rules;
      const wanted = input.ReferenceTaxProfile ?? randomUUID();
      if (await findTaxProfileByReference(context, wanted))
        return refuse('Error.TaxProfile.Reference.Taken', 'ReferenceTaxProfile');
      const declaration = { reference: wanted, name: input.Name, rules: rules.value };
      const created = await declareTaxProfile(context, declaration);
      if (!created.ok) return created;
      const shown = await showProfile(context, created.value, []);
      return shown.ok ? accept({ status: 201, body: shown.value }) : shown;
    }),
});

const listProfiles = defineOperation({
  id: 'list-tax-profiles',
  method: 'GET',
  path,
  summary: 'List the tax profiles',
  tag: 'Tax profiles',
  input: z.object({
    ...pagingFields,
    IdTaxProfile: identifier.optional(),
    ReferenceTaxProfile: reference.optional(),
    TaxProfileName: text(255).optional(),
    Kind: z.enum(taxProfileKinds).optional(),
    ...extra,
    ...creationFilter,
    ...editionFilter,
  }),
  responses: { 200: taxProfileList },
  handle: (call, input) =>
    work(call, async (context) => {
      const filter = {
        id: input.IdTaxProfile,
        reference: input.ReferenceTaxProfile,
        name: input.TaxProfileName,
        kind: input.Kind,
        traces: traceFilterOf(input),
      };
      const page = await findTaxProfiles(context, filter, pagingOf(input));
      const traces = page.items.map((one) => one.traces);
      const extras = await loadTraceExtras(context, input.extra, traces);
      const items = page.items.map((one) => presentTaxProfile(one, extras));
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const retrieveProfile = defineOperation({
  id: 'show-tax-profile',
  method: 'GET',
  path: onePath,
  summary: 'Read a tax profile',
  tag: 'Tax profiles',
  input: z.object({ taxProfileId: identifier, ...extra }),
  responses: { 200: taxProfile },
  handle: (call, input) =>
    work(call, async (context) => {
      const shown = await showProfile(context, input.taxProfileId, input.extra);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const updateProfile = defineOperation({
  id: 'update-tax-profile',
  method: 'PATCH',
  path: onePath,
  summary: 'Change a tax profile, for what is issued from now on',
  tag: 'Tax profiles',
  input: z.object({
    taxProfileId: identifier,
    ReferenceTaxProfile: reference.optional(),
    Name: text(255).optional(),
    Rules: taxRules.optional(),
  }),
  responses: { 200: taxProfile },
  handle: (call, input) =>
    work(call, async (context) => {
      const rules = input.Rules && readTaxRules(input.Rules);
      if (rules && !rules.ok) return rules;
      const changed = await changeTaxProfile(context, input.taxProfileId, {
        reference: input.ReferenceTaxProfile,
        name: input.Name,
        rules: rules?.value,
      });
      if (!changed.ok) return changed;
      const shown = await showProfile(context, input.taxProfileId, []);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const removeProfile = defineOperation({
  id: 'delete-tax-profile',
  method: 'DELETE',
  path: onePath,
  summary: 'Delete a tax profile that no segment uses',
  tag: 'Tax profiles',
  input: z.object({ taxProfileId: identifier }),
  responses: { 200: deleteSuccess },
  handle: (call, input) =>
    work(call, async (context) => {
      const outcome = await deleteTaxProfile(context, input.taxProfileId);
      return outcome.ok ? accept(deleted(call)) : outcome;
    }),
});

async function showProfile(
  context: Work,
  id: number,
  wanted: readonly string[] | undefined,
): Promise<Outcome<ReturnType<typeof presentTaxProfile>>> {
  const found = await findTaxProfileById(context, id);
  if (!found) return refuse('Error.TaxProfile.NotFound', 'taxProfileId');
  return accept(presentTaxProfile(found, await loadTraceExtras(context, wanted, [found.traces])));
}

export const taxProfileOperations = [
  createProfile,
  listProfiles,
  retrieveProfile,
  updateProfile,
  removeProfile,
];
