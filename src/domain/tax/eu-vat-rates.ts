/**
 * Standard VAT rates of the 27 member states of the European Union, dated, with those of the regions that have a
 * rate of their own.
 *
 * Sources: European Commission, Taxes in Europe Database (TEDB), as it stood on 2026-08-30; before 2016, DG TAXUD,
 * « VAT rates applied in the Member States of the European Union », section VIII. French overseas departments:
 * CGI art. 296. Azores: circular of the Portuguese tax authority no. 30237 of 22 June 2021.
 * A change of rate is one more row here, in force from its local date.
 */
interface DatedRate {
  /** ISO 3166-1 alpha-2, or ISO 3166-2 for a region with a rate of its own. Greece is GR (EL in VAT numbers). */
  readonly country: string;
  /** First local day on which the rate is in force, `YYYY-MM-DD`. */
  readonly from: string;
  readonly ratePerTenThousand: number;
}

export const standardVatRates: readonly DatedRate[] = [
  { country: 'AT', from: '1984-01-01', ratePerTenThousand: 2000 },
  { country: 'BE', from: '1996-01-01', ratePerTenThousand: 2100 },
  { country: 'BG', from: '1999-01-01', ratePerTenThousand: 2000 },
  { country: 'CY', from: '2014-01-13', ratePerTenThousand: 1900 },
  { country: 'CZ', from: '2013-01-01', ratePerTenThousand: 2100 },
  { country: 'DE', from: '2007-01-01', ratePerTenThousand: 1900 },
  { country: 'DE', from: '2020-07-01', ratePerTenThousand: 1600 },
  { country: 'DE', from: '2021-01-01', ratePerTenThousand: 1900 },
  { country: 'DK', from: '1992-01-01', ratePerTenThousand: 2500 },
  { country: 'EE', from: '2009-07-01', ratePerTenThousand: 2000 },
  { country: 'EE', from: '2024-01-01', ratePerTenThousand: 2200 },
  { country: 'EE', from: '2025-07-01', ratePerTenThousand: 2400 },
  { country: 'ES', from: '2012-09-01', ratePerTenThousand: 2100 },
  { country: 'FI', from: '2013-01-01', ratePerTenThousand: 2400 },
  { country: 'FI', from: '2024-09-01', ratePerTenThousand: 2550 },
  { country: 'FR', from: '2014-01-01', ratePerTenThousand: 2000 },
  { country: 'GP', from: '2014-01-01', ratePerTenThousand: 850 },
  { country: 'GR', from: '2010-07-01', ratePerTenThousand: 2300 },
  { country: 'GR', from: '2016-06-01', ratePerTenThousand: 2400 },
  { country: 'HR', from: '2012-03-01', ratePerTenThousand: 2500 },
  { country: 'HU', from: '2012-01-01', ratePerTenThousand: 2700 },
  { country: 'IE', from: '2012-01-01', ratePerTenThousand: 2300 },
  { country: 'IE', from: '2020-09-01', ratePerTenThousand: 2100 },
  { country: 'IE', from: '2021-03-01', ratePerTenThousand: 2300 },
  { country: 'IT', from: '2013-10-01', ratePerTenThousand: 2200 },
  { country: 'LT', from: '2009-09-01', ratePerTenThousand: 2100 },
  { country: 'LU', from: '2015-01-01', ratePerTenThousand: 1700 },
  { country: 'LU', from: '2023-01-01', ratePerTenThousand: 1600 },
  { country: 'LU', from: '2024-01-01', ratePerTenThousand: 1700 },
  { country: 'LV', from: '2012-07-01', ratePerTenThousand: 2100 },
  { country: 'MQ', from: '2014-01-01', ratePerTenThousand: 850 },
  { country: 'MT', from: '2004-01-01', ratePerTenThousand: 1800 },
  { country: 'NL', from: '2012-10-01', ratePerTenThousand: 2100 },
  { country: 'PL', from: '2011-01-01', ratePerTenThousand: 2300 },
  { country: 'PT', from: '2011-01-01', ratePerTenThousand: 2300 },
  { country: 'PT-20', from: '2014-01-01', ratePerTenThousand: 1800 },
  { country: 'PT-20', from: '2021-07-01', ratePerTenThousand: 1600 },
  { country: 'PT-30', from: '2014-01-01', ratePerTenThousand: 2200 },
  { country: 'RE', from: '2014-01-01', ratePerTenThousand: 850 },
  { country: 'RO', from: '2010-07-01', ratePerTenThousand: 2400 },
  { country: 'RO', from: '2016-01-01', ratePerTenThousand: 2000 },
  { country: 'RO', from: '2017-01-01', ratePerTenThousand: 1900 },
  { country: 'RO', from: '2025-08-01', ratePerTenThousand: 2100 },
  { country: 'SE', from: '1990-07-01', ratePerTenThousand: 2500 },
  { country: 'SI', from: '2013-07-01', ratePerTenThousand: 2200 },
  { country: 'SK', from: '2011-01-01', ratePerTenThousand: 2000 },
  { country: 'SK', from: '2025-01-01', ratePerTenThousand: 2300 },
];

const ratesByCountry = Map.groupBy(standardVatRates, (rate) => rate.country);

/** The standard rate in force on a local date; undefined when the country or the date is not covered. */
export function findStandardVatRate(country: string, on: string): number | undefined {
  return ratesByCountry.get(country)?.findLast((rate) => rate.from <= on)?.ratePerTenThousand;
}
