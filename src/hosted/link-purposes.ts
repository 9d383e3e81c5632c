/** What an encrypted query opens on the hosted pages: the part of its link's `rel` behind `insite-` (shared/wire.md, b). */
export const linkPurposes = [
  'home',
  'collection-offers',
  'collection-upgrade',
  'register',
  'subscribe',
  'upgrade',
  'restart',
  'charge',
  'collection-invoice',
  'related-subscription',
  'related-invoice',
] as const;
export type LinkPurpose = (typeof linkPurposes)[number];
