/** Where an e-mail may stand, as the API names it. */
export const messageStates = [
  'Queued',
  'Sent',
  'Failed',
  'Kept',
  'Withheld',
  'Bounced',
  'Complained',
] as const;
export type MessageState = (typeof messageStates)[number];
