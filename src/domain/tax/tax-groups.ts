/** The lines of a document that are taxed together, and the row of its summary that they make. */
import type { BilingualText, TaxCategory, TaxTreatment } from './treatment.ts';

/** One row of the document's summary of taxes: all lines of one category, rate and territory. */
export interface TaxTotal {
  readonly category: TaxCategory;
  readonly ratePerTenThousand: number;
  readonly country: string | null;
  /** The mentions of its lines, one under the other when they differ. */
  readonly mention: BilingualText | null;
  readonly baseAmount: number;
  readonly taxAmount: number;
}

/** Lines that are taxed together, by their indexes. */
export interface TaxGroup {
  readonly category: TaxCategory;
  readonly ratePerTenThousand: number;
  readonly country: string | null;
  readonly mentions: readonly BilingualText[];
  readonly indexes: readonly number[];
}

/** Groups lines by category, rate and territory, in the order in which a document sums up its taxes. */
export function groupByTax(lines: readonly { readonly treatment: TaxTreatment }[]): TaxGroup[] {
  const groups = new Map<string, { treatment: TaxTreatment; mentions: BilingualText[]; indexes: number[] }>();
  let last: { treatment: TaxTreatment; indexes: number[] } | undefined;
  lines.forEach(({ treatment }, index) => {
    if (last?.treatment === treatment) {
      last.indexes.push(index);
      return;
    }
    const key = `${treatment.category} ${treatment.ratePerTenThousand} ${treatment.country}`;
    let group = groups.get(key);
    if (!group) {
      group = { treatment, mentions: [], indexes: [] };
      groups.set(key, group);
    }
    group.indexes.push(index);
    const { mention } = treatment;
    if (mention && !group.mentions.some(({ en, fr }) => en === mention.en && fr === mention.fr)) {
      group.mentions.push(mention);
    }
    last = { treatment, indexes: group.indexes };
  });
  return [...groups.values()]
    .map(({ treatment, mentions, indexes }) => ({
      category: treatment.category,
      ratePerTenThousand: treatment.ratePerTenThousand,
      country: treatment.country,
      mentions:
        mentions.length > 1 ? mentions.sort((a, b) => compareText(a.fr + a.en, b.fr + b.en)) : mentions,
      indexes,
    }))
    .sort(compareGroups);
}

function compareGroups(a: TaxGroup, b: TaxGroup): number {
  return (
    b.ratePerTenThousand - a.ratePerTenThousand ||
    compareText(a.category, b.category) ||
    compareText(a.country ?? '', b.country ?? '')
  );
}

/** By code unit: the same on every machine, whatever its language. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The row that sums up a group. */
export function taxTotal(group: TaxGroup, baseAmount: number, taxAmount: number): TaxTotal {
  const { category, ratePerTenThousand, country, mentions } = group;
  return { category, ratePerTenThousand, country, mention: joinMentions(mentions), baseAmount, taxAmount };
}

function joinMentions(mentions: readonly BilingualText[]): BilingualText | null {
  const [first] = mentions;
  if (!first) return null;
  if (mentions.length === 1) return first;
  return { en: mentions.map(({ en }) => en).join('\n'), fr: mentions.map(({ fr }) => fr).join('\n') };
}
