/**
 * Which VAT law an address falls under. The territory of the directive is not that of the member states (directive
 * 2006/112/EC art. 5 to 7): Monaco is in it with France, the French overseas departments and the Canaries are not.
 * Northern Ireland is in it for goods only, so that for services it is the United Kingdom like the rest.
 */
export interface VatTerritory {
  /** ISO 3166-1 alpha-2 of the territory whose tax this is: FR for Monaco, RE for Réunion. */
  readonly country: string;
  /** The key of its standard rate in `eu-vat-rates.ts`. */
  readonly rateKey: string;
  /** The member state whose law on VAT governs it; null outside. */
  readonly memberState: string | null;
  /** Whether the directive applies; not so in Réunion, which French law governs alone. */
  readonly isInUnion: boolean;
  /** French Guiana and Mayotte: under French law, which applies no VAT there (CGI art. 294, 1). */
  readonly isWithoutVat: boolean;
}

const memberStates = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** ISO 3166-2 codes that stand for a territory with an alpha-2 code of its own. */
const countryOfRegion = new Map([
  ['FR-971', 'GP'],
  ['FR-GP', 'GP'],
  ['FR-972', 'MQ'],
  ['FR-MQ', 'MQ'],
  ['FR-973', 'GF'],
  ['FR-GF', 'GF'],
  ['FR-974', 'RE'],
  ['FR-RE', 'RE'],
  ['FR-976', 'YT'],
  ['FR-YT', 'YT'],
  ['FR-BL', 'BL'],
  ['FR-MF', 'MF'],
  ['FR-NC', 'NC'],
  ['FR-PF', 'PF'],
  ['FR-PM', 'PM'],
  ['FR-TF', 'TF'],
  ['FR-WF', 'WF'],
  ['FI-01', 'AX'],
]);

/** EL is Greece in VAT numbers, and some address forms use it. */
const aliases = new Map([
  ['MC', 'FR'],
  ['EL', 'GR'],
]);

const frenchDepartmentsOverseas = new Set(['GP', 'MQ', 'GF', 'RE', 'YT']);
const departmentsWithoutVat = new Set(['GF', 'YT']);

/** Canaries and their two provinces, Ceuta, Melilla, Mount Athos: of a member state, outside its VAT. */
const regionsOutside = new Set(['ES-CN', 'ES-GC', 'ES-TF', 'ES-CE', 'ES-ML', 'GR-69']);

/** Azores and Madeira: inside, at a rate of their own. */
const regionsWithOwnRate = new Set(['PT-20', 'PT-30']);

/** @param region ISO 3166-2, where known. A code that is no country is a territory outside the Union. */
export function vatTerritory(country: string, region: string | null): VatTerritory {
  const code = (region && countryOfRegion.get(region)) ?? aliases.get(country) ?? country;
  if (frenchDepartmentsOverseas.has(code)) {
    const isWithoutVat = departmentsWithoutVat.has(code);
    return { country: code, rateKey: code, memberState: 'FR', isInUnion: false, isWithoutVat };
  }
  const isInUnion = memberStates.has(code) && !(region && regionsOutside.has(region));
  return {
    country: code,
    rateKey: region && regionsWithOwnRate.has(region) ? region : code,
    memberState: isInUnion ? code : null,
    isInUnion,
    isWithoutVat: false,
  };
}

export function isMemberState(country: string): boolean {
  return memberStates.has(country);
}
