/** Imports and what they report, as the Back Office shows them. */
import { z } from 'zod';
import { wireInstant } from '../../../http/fields.ts';
import { listOf } from '../list.ts';
import { link } from './link.ts';

const counts = z.object({
  CountCreated: z.int(),
  CountChanged: z.int(),
  CountUnchanged: z.int(),
  CountRefused: z.int(),
});

export const importRun = z
  .object({
    Id: z.int(),
    /** Of the file and of the mapping: the same two go on where an import stopped. */
    FileSha256: z.string(),
    MappingSha256: z.string(),
    IsFinished: z.boolean(),
    /** Absent together when another version made the import. */
    CountRead: z.int().optional(),
    CountFiltered: z.int().optional(),
    CountRefused: z.int().optional(),
    CountCustomers: z.int().optional(),
    CountSubscriptions: z.int().optional(),
    DateStart: wireInstant,
    DateUpdate: wireInstant,
    Links: z.array(link),
  })
  .meta({ id: 'ImportRun' });

export const importRunList = listOf(importRun).meta({ id: 'ImportRuns' });

const value = z.union([z.string(), z.number(), z.boolean()]).optional();

export const importReport = z
  .object({
    IsDryRun: z.boolean(),
    /** What of the business, its segments and its catalogue is, or would be, created. */
    Setup: z.array(z.string()),
    CountRead: z.int(),
    /** Left out by the mapping. */
    CountFiltered: z.int(),
    CountRefused: z.int(),
    Customers: counts,
    Subscriptions: counts,
    /** The first refused cells; all are in the file of reasons. */
    Refused: z.array(
      z.object({
        Line: z.int(),
        Column: z.string().optional(),
        Field: z.string().optional(),
        Value: z.string(),
        Error: z.string(),
        Message: z.string(),
      }),
    ),
    /** The first lines that change something that exists. */
    Changes: z.array(
      z.object({
        Line: z.int(),
        Reference: z.string(),
        Fields: z.array(z.object({ Field: z.string(), From: value, To: value })),
      }),
    ),
    /** The refused lines as CSV, to be corrected and sent again, and why each was refused. */
    RefusedCsv: z.string().optional(),
    ReasonsCsv: z.string().optional(),
  })
  .meta({ id: 'ImportReport' });
