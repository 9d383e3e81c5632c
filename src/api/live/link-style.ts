/** How the links of a resource are made in the work at hand. */
import { segmentOf, type Work } from '../call.ts';
import type { LinkStyle } from './present/links.ts';

export function linkStyleOf(context: Work, segmentId: number): LinkStyle {
  const { call, businessId } = context;
  return { hosted: call.hosted, businessId, segment: segmentOf(context, segmentId) };
}
