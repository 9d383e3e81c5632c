/** Where a line of the bank may stand, as the API names it. */
export const bankLineStates = ['New', 'Matched', 'Ignored'] as const;
export type BankLineState = (typeof bankLineStates)[number];
