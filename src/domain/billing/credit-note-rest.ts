/** What is left to credit of an invoice: line by line, and by tax rate, which no sum of credit notes may exceed. */
import { sum } from '../money/mul-div.ts';
import { groupByTax, type TaxGroup } from '../tax/tax-groups.ts';
import type { TaxTreatment } from '../tax/treatment.ts';

/** A net amount and its tax. */
export interface NetAndTax {
  readonly amountSubtotal: number;
  readonly amountTax: number;
}

export interface CreditableLine extends NetAndTax {
  readonly position: number;
  readonly treatment: TaxTreatment;
}

/** A line of an earlier credit note of the invoice, by the position of the invoice's line it corrects. */
export interface CreditedLine extends NetAndTax {
  readonly correctedPosition: number;
}

export interface OpenLine {
  readonly position: number;
  readonly treatment: TaxTreatment;
  readonly credited: NetAndTax;
  readonly rest: NetAndTax;
}

/** The lines of one rate, and what is left of them together. */
export interface OpenGroup {
  readonly tax: TaxGroup;
  readonly lines: readonly OpenLine[];
  readonly rest: NetAndTax;
}

/** @throws RangeError when a credited line is none of the invoice. */
export function openGroups(
  lines: readonly CreditableLine[],
  alreadyCredited: readonly CreditedLine[],
): OpenGroup[] {
  const creditedByPosition = new Map<number, NetAndTax>(
    lines.map(({ position }) => [position, { amountSubtotal: 0, amountTax: 0 }]),
  );
  for (const credited of alreadyCredited) {
    const before = creditedByPosition.get(credited.correctedPosition);
    if (!before) throw new RangeError(`no line ${credited.correctedPosition} on the invoice`);
    creditedByPosition.set(credited.correctedPosition, addUp([before, credited]));
  }
  const open = lines.map((line): OpenLine => {
    const credited = creditedByPosition.get(line.position) ?? { amountSubtotal: 0, amountTax: 0 };
    return {
      position: line.position,
      treatment: line.treatment,
      credited,
      rest: {
        amountSubtotal: line.amountSubtotal - credited.amountSubtotal,
        amountTax: line.amountTax - credited.amountTax,
      },
    };
  });
  return groupByTax(open).map((tax) => {
    const members = tax.indexes.map((index) => open[index]).filter((line) => line !== undefined);
    return { tax, lines: members, rest: addUp(members.map(({ rest }) => rest)) };
  });
}

export function addUp(amounts: readonly NetAndTax[]): NetAndTax {
  return {
    amountSubtotal: sum(amounts.map(({ amountSubtotal }) => amountSubtotal)),
    amountTax: sum(amounts.map(({ amountTax }) => amountTax)),
  };
}

/** Tax included. */
export function grossOf({ amountSubtotal, amountTax }: NetAndTax): number {
  return sum([amountSubtotal, amountTax]);
}

export function isNothing({ amountSubtotal, amountTax }: NetAndTax): boolean {
  return amountSubtotal === 0 && amountTax === 0;
}
