/** The parts of the catalogue, as they stand in the address. */
export const catalogueTabs = ['offers', 'features', 'discounts'] as const;
