/** Who sells and who buys, side by side, then where it was delivered when that is elsewhere. */
import type { BuyerIdentity, PostalAddress, SellerIdentity } from '../domain/billing/parties.ts';
import { FIRST_COLUMN_WIDTH, LEFT, SECOND_AXIS, SECOND_COLUMN_WIDTH, styles } from './page-grid.ts';
import { personName, postalLines } from './postal-lines.ts';
import { addElement, drawLines, drawText, type Sheet } from './sheet.ts';
import { wrapText } from './wrapped-text.ts';

/** A field longer than this is cut with an ellipsis: an address has to stay an address. */
const MOST_LINES_PER_FIELD = 4;
const ROOM_BELOW = 24;
const ROOM_BETWEEN = 12;

interface Party {
  readonly heading: string;
  readonly name: string;
  readonly address: readonly string[];
  readonly identifiers: readonly string[];
}

export function drawParties(sheet: Sheet): void {
  const top = sheet.y;
  const sellerBottom = drawParty(sheet, sellerParty(sheet), LEFT, top, FIRST_COLUMN_WIDTH);
  let buyerBottom = drawParty(sheet, buyerParty(sheet), SECOND_AXIS, top, SECOND_COLUMN_WIDTH);
  const delivery = deliveryParty(sheet);
  if (delivery) {
    buyerBottom = drawParty(sheet, delivery, SECOND_AXIS, buyerBottom + ROOM_BETWEEN, SECOND_COLUMN_WIDTH);
  }
  sheet.y = Math.max(sellerBottom, buyerBottom) + ROOM_BELOW;
}

function drawParty(sheet: Sheet, party: Party, x: number, top: number, width: number): number {
  const wrap = (text: string, style: (typeof styles)[keyof typeof styles]): string[] =>
    wrapText(text, style, width, MOST_LINES_PER_FIELD);
  addElement(sheet, sheet.root, 'H2', () => drawText(sheet, party.heading, x, top, styles.label));
  const name = wrap(party.name, styles.name);
  const address = party.address.flatMap((line) => wrap(line, styles.body));
  const identifiers = party.identifiers.flatMap((line) => wrap(line, styles.bodyMuted));
  let y = top + styles.label.leading + 2;
  addElement(sheet, sheet.root, 'P', () => {
    y = drawLines(sheet, name, x, y, styles.name);
    y = drawLines(sheet, address, x, y, styles.body);
    if (identifiers.length > 0) y = drawLines(sheet, identifiers, x, y + 3, styles.bodyMuted);
  });
  return y;
}

function sellerParty({ content, texts, values }: Sheet): Party {
  const { seller } = content;
  return {
    heading: texts.seller,
    name: seller.legalName,
    address: distinct(
      [seller.address.company, ...postalLines(seller.address, values.country)],
      seller.legalName,
    ),
    identifiers: [
      seller.legalForm,
      registrationLine(seller, texts),
      seller.tradeRegister,
      labelled(texts.vatNumber, seller.vatNumber),
      [seller.email, seller.website].filter((text) => text !== '').join(' · '),
    ].filter((text) => text !== ''),
  };
}

function registrationLine(seller: SellerIdentity, texts: Sheet['texts']): string {
  const isSiren = /^\d{9}$/.test(seller.registrationNumber.replace(/\s/g, ''));
  return labelled(isSiren ? texts.siren : texts.registration, groupedSiren(seller.registrationNumber));
}

function buyerParty({ content, texts, values }: Sheet): Party {
  const { buyer } = content;
  const registration = content.buyerRegistrationNumber ?? '';
  const isSiren = /^\d{9}$/.test(registration.replace(/\s/g, ''));
  return {
    heading: texts.buyer,
    ...addressee(buyer, buyer.billingAddress, values.country),
    identifiers: [
      labelled(texts.vatNumber, buyer.vatNumber),
      labelled(isSiren ? texts.siren : texts.registration, groupedSiren(registration)),
    ].filter((text) => text !== ''),
  };
}

/** Goods or services delivered elsewhere: the address is a mention of its own (C. com. L441-9). */
function deliveryParty({ content, texts, values }: Sheet): Party | undefined {
  const { buyer } = content;
  if (!buyer.deliveryAddress) return undefined;
  const billed = addressee(buyer, buyer.billingAddress, values.country);
  const delivered = addressee(buyer, buyer.deliveryAddress, values.country);
  if (delivered.address.length === 0 || sameText(billed, delivered)) return undefined;
  return { heading: texts.delivery, ...delivered, identifiers: [] };
}

function sameText(a: { name: string; address: string[] }, b: { name: string; address: string[] }): boolean {
  const [first, second] = [a, b].map(({ name, address }) =>
    [name, ...address].join('\n').toLocaleLowerCase('fr'),
  );
  return first === second;
}

/** The company first, then the person; the customer's own name when the address names nobody. */
function addressee(
  buyer: BuyerIdentity,
  address: PostalAddress | null,
  countryName: (code: string) => string,
): { name: string; address: string[] } {
  const person = personName(address);
  const names = [address?.company?.trim() ?? '', person, person === '' ? buyer.name : ''].filter(
    (name) => name !== '',
  );
  const name = names[0] ?? buyer.reference;
  const postal = address ? postalLines(address, countryName) : [];
  return { name, address: distinct([...names.slice(1), ...postal], name) };
}

function distinct(lines: readonly (string | null)[], name: string): string[] {
  const seen = new Set([name.trim().toLocaleLowerCase('fr')]);
  return lines.filter((line): line is string => {
    const key = line?.trim().toLocaleLowerCase('fr') ?? '';
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function labelled(label: string, value: string): string {
  return value.trim() === '' ? '' : `${label} ${value.trim()}`;
}

function groupedSiren(number: string): string {
  const digits = number.replace(/\s/g, '');
  return /^\d{9}$/.test(digits) ? digits.replace(/(\d{3})(?=\d)/g, '$1\u00a0') : number.trim();
}
