/** What a business enters to collect by files: who the creditor is, and what its bank wants. */
import { z } from 'zod';
import {
  isCreditorIdentifier,
  isSepaIban,
  normaliseAccountNumber,
} from '../../../domain/sepa/account-numbers.ts';
import type { SepaScheme } from '../../../domain/sepa/plan-batch.ts';
import type { GatewaySetting } from '../gateway.ts';

export interface SepaCreditor {
  readonly name: string;
  readonly identifier: string;
  readonly iban: string;
  readonly bic: string | null;
  readonly scheme: SepaScheme;
  /** Settlement days between sending a file and collecting. */
  readonly leadDays: number;
  /** Of pain.008.001. */
  readonly version: '02' | '08';
}

export const sepaSettings: readonly GatewaySetting[] = [
  setting('CreditorName', 'Name of the creditor', 'Nom du créancier', /^\S.{0,69}$/, true),
  setting(
    'CreditorIdentifier',
    'SEPA creditor identifier',
    'Identifiant créancier SEPA (ICS)',
    /^[A-Za-z]{2}[0-9]{2}[A-Za-z0-9 ]{4,40}$/,
    true,
  ),
  setting(
    'Iban',
    'IBAN of the account to credit',
    'IBAN du compte à créditer',
    /^[A-Za-z]{2}[0-9]{2}[A-Za-z0-9 ]{8,40}$/,
    true,
  ),
  setting('Bic', 'BIC of its bank', 'BIC de sa banque', /^[A-Z0-9]{8}([A-Z0-9]{3})?$/, false),
  setting(
    'Scheme',
    'Scheme: Core or B2B (Core when empty)',
    'Schéma : Core ou B2B (Core si vide)',
    /^(Core|B2B)$/,
    false,
  ),
  setting(
    'LeadDays',
    'Settlement days between sending and collecting (2 when empty)',
    'Jours ouvrés entre la remise et l’encaissement (2 si vide)',
    /^([1-9]|1[0-4])$/,
    false,
  ),
  setting(
    'Version',
    'Version of pain.008.001: 02 or 08 (08 when empty)',
    'Version de pain.008.001 : 02 ou 08 (08 si vide)',
    /^(02|08)$/,
    false,
  ),
];

function setting(name: string, en: string, fr: string, pattern: RegExp, isRequired: boolean): GatewaySetting {
  return { name, title: { en, fr: fr.replace(/ :/g, '\u00a0:') }, isSecret: false, isRequired, pattern };
}

const read = z.object({
  CreditorName: z.string(),
  CreditorIdentifier: z.string().transform(normaliseAccountNumber),
  Iban: z.string().transform(normaliseAccountNumber),
  Bic: z.string().optional(),
  Scheme: z.enum(['Core', 'B2B']).default('Core'),
  LeadDays: z.coerce.number().default(2),
  Version: z.enum(['02', '08']).default('08'),
});

/** @throws ZodError when they were never checked */
export function creditorOf(settings: ReadonlyMap<string, string>): SepaCreditor {
  const { CreditorName, CreditorIdentifier, Iban, Bic, Scheme, LeadDays, Version } = read.parse(
    Object.fromEntries(settings),
  );
  return {
    name: CreditorName,
    identifier: CreditorIdentifier,
    iban: Iban,
    bic: Bic ?? null,
    scheme: Scheme,
    leadDays: LeadDays,
    version: Version,
  };
}

/** The setting whose check digits are wrong; null when none is. */
export function faultyNumber({ iban, identifier }: SepaCreditor): 'Iban' | 'CreditorIdentifier' | null {
  if (!isSepaIban(iban)) return 'Iban';
  return isCreditorIdentifier(identifier) ? null : 'CreditorIdentifier';
}
