/** How the e-mails of a segment look: its logo, its colour, who it is at the foot of each. */
import type { Segment } from '../../accounts/segment.ts';
import { paletteOf } from '../../documents/colours.ts';
import { wordsOf } from './words.ts';

export interface EmailLook {
  /** ISO 639-1. */
  readonly language: string;
  /** `#rrggbb`, dark enough to be read on white and to carry white text. */
  readonly accent: string;
  /** Address of the picture. */
  readonly logo: string | null;
  readonly foot: string;
  /** Only of what one may do without. */
  readonly unsubscribeUrl: string | null;
  readonly unsubscribeLabel: string;
}

/** Under this name the logo comes with the letter: many readers show no picture that is written into the HTML. */
export const LOGO_ID = 'logo';

export function lookOf(
  { seller }: Segment,
  accentColour: string | null,
  language: string,
  unsubscribeUrl: string | null = null,
): EmailLook {
  const { address } = seller;
  const place = [address.zipCode, address.city].filter((part) => part !== null && part !== '').join(' ');
  const lines = [
    [seller.legalName, seller.legalForm].filter((part) => part !== '').join(', '),
    [address.addressLine1 ?? '', place].filter((part) => part !== '').join(', '),
    [seller.tradeRegister, seller.vatNumber].filter((part) => part !== '').join(' · '),
  ];
  return {
    language,
    accent: paletteOf(accentColour ?? undefined).accent,
    logo: seller.logo === '' ? null : `cid:${LOGO_ID}`,
    foot: lines.filter((line) => line !== '').join('\n'),
    unsubscribeUrl,
    unsubscribeLabel: wordsOf(language).unsubscribe,
  };
}
