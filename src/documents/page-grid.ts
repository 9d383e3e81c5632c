/**
 * The grid of the page and the type scale, in points. A4; two axes carry the whole page: the left margin and
 * the column of the addressee, which falls into the window of a French DL envelope.
 */

import type { Palette } from './colours.ts';
import type { FontFace } from './fonts/prepared-font.ts';

export const PAGE_WIDTH = 595.28;
export const PAGE_HEIGHT = 841.89;
export const LEFT = 50;
export const RIGHT = PAGE_WIDTH - LEFT;
export const CONTENT_WIDTH = RIGHT - LEFT;
export const TOP = 48;
/** The second axis: addressee, title, totals. */
export const SECOND_AXIS = 316;
export const FIRST_COLUMN_WIDTH = SECOND_AXIS - LEFT - 24;
export const SECOND_COLUMN_WIDTH = RIGHT - SECOND_AXIS;
/** How far a coloured ground reaches out of the columns, so that its text stays on their axes. */
export const BAND_BLEED = 10;
/** Baseline of the last line of the footer. */
export const FOOTER_BOTTOM = PAGE_HEIGHT - 30;

export interface TextStyle {
  readonly face: FontFace;
  readonly size: number;
  /** From one baseline to the next. */
  readonly leading: number;
  readonly colour: keyof Palette;
}

export const styles = {
  title: { face: 'semibold', size: 25, leading: 30, colour: 'accent' },
  sellerName: { face: 'semibold', size: 15, leading: 19, colour: 'ink' },
  number: { face: 'semibold', size: 10.5, leading: 14, colour: 'ink' },
  notice: { face: 'regular', size: 9, leading: 13, colour: 'muted' },
  label: { face: 'regular', size: 7.5, leading: 11, colour: 'muted' },
  heading: { face: 'semibold', size: 8.5, leading: 13, colour: 'accent' },
  name: { face: 'semibold', size: 9.5, leading: 13.5, colour: 'ink' },
  body: { face: 'regular', size: 9, leading: 12.5, colour: 'ink' },
  bodyMuted: { face: 'regular', size: 8.5, leading: 12, colour: 'muted' },
  fact: { face: 'semibold', size: 9, leading: 12.5, colour: 'ink' },
  columnHead: { face: 'semibold', size: 7.5, leading: 11, colour: 'accent' },
  cell: { face: 'regular', size: 9, leading: 12.5, colour: 'ink' },
  cellDetail: { face: 'regular', size: 7.5, leading: 10.5, colour: 'muted' },
  smallCell: { face: 'regular', size: 8.5, leading: 12.5, colour: 'ink' },
  total: { face: 'semibold', size: 9.5, leading: 13, colour: 'ink' },
  due: { face: 'semibold', size: 12, leading: 16, colour: 'accent' },
  mention: { face: 'regular', size: 7.25, leading: 10.25, colour: 'muted' },
  footer: { face: 'regular', size: 7, leading: 9.5, colour: 'muted' },
} as const satisfies Record<string, TextStyle>;
