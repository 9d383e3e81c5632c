/** What `extra` shows beside documents and their lines: addresses as printed, the customer, the segment's settings. */
import { findSegments } from '../../../accounts/find-segments.ts';
import { loadBuyers } from '../../../billing/load-buyers.ts';
import { type LoadedDocument, loadDocuments } from '../../../billing/load-documents.ts';
import type { PostalAddress } from '../../../domain/billing/parties.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { segmentOf, type Work } from '../../call.ts';
import type { address } from '../wire/customer.ts';
import type { segment } from '../wire/segment.ts';
import type { WireCustomer } from './customer.ts';
import { loadCustomerExtras } from './payer-extras.ts';
import { presentSegment } from './segment.ts';
import { extrasOf, loadTraceExtras } from './traces.ts';

interface OfDocument {
  readonly documentId: number;
  readonly customerId: number;
  readonly segmentId: number;
}

export interface DocumentExtras {
  readonly AddressBilling?: BodyOf<typeof address> | undefined;
  readonly AddressBusiness?: BodyOf<typeof address> | undefined;
  readonly Customer?: WireCustomer | undefined;
  readonly SegmentSettings?: BodyOf<typeof segment> | undefined;
}

const allSegments = { page: 1, sizePage: 1000 };

/** In the order of the documents; a few statements whatever their number. */
export async function loadDocumentExtras(
  work: Work,
  extra: readonly string[] | undefined,
  documents: readonly OfDocument[],
): Promise<DocumentExtras[]> {
  const { wants } = extrasOf<string>(extra);
  const customerIds = documents.map(({ customerId }) => customerId);
  const customers = await loadCustomerExtras(work, extra, customerIds);
  const settings = await loadSettings(work, wants('SegmentSettings'));
  const wantsBilling = wants('AddressBilling');
  const wantsBusiness = wants('AddressBusiness');
  const parties = await loadParties(work, wantsBilling || wantsBusiness ? documents : []);
  return documents.map(({ documentId, customerId, segmentId }) => {
    const { buyer, seller } = parties.get(documentId) ?? {};
    return {
      ...(wantsBilling && buyer && { AddressBilling: presentPostal(buyer) }),
      ...(wantsBusiness && seller && { AddressBusiness: presentPostal(seller) }),
      Customer: customers.get(customerId),
      SegmentSettings: settings.get(segmentId),
    };
  });
}

async function loadSettings(work: Work, isWanted: boolean) {
  if (!isWanted) return new Map<number, BodyOf<typeof segment>>();
  const { items } = await findSegments(work, {}, allSegments);
  const traces = await loadTraceExtras(work, [], []);
  return new Map(items.map((one) => [one.id, presentSegment(work, one, traces)]));
}

interface Parties {
  readonly buyer?: PostalAddress | undefined;
  readonly seller?: PostalAddress | undefined;
}

async function loadParties(
  work: Work,
  documents: readonly OfDocument[],
): Promise<ReadonlyMap<number, Parties>> {
  const ids = [...new Set(documents.map(({ documentId }) => documentId))];
  const loaded = await loadDocuments(work.transaction, work.businessId, ids);
  const drafts = loaded.filter(({ row }) => row.number === null).map(({ row }) => row.customer_id);
  const current = drafts.length === 0 ? [] : await loadBuyers(work, [...new Set(drafts)]);
  const buyers = new Map(current.map(({ id, identity }) => [id, identity]));
  const partiesOf = ({ row, isSealed, buyer, seller }: LoadedDocument): Parties => ({
    buyer: isSealed ? undefined : ((buyer ?? buyers.get(row.customer_id))?.billingAddress ?? undefined),
    seller: (seller ?? segmentOf(work, row.segment_id).seller).address,
  });
  return new Map(loaded.map((document) => [document.row.id, partiesOf(document)]));
}

function presentPostal(one: PostalAddress): BodyOf<typeof address> {
  const given = <Name extends string>(name: Name, value: string | null) =>
    value === null || value === '' ? {} : { [name]: value };
  return {
    ...given('Company', one.company),
    ...given('FirstName', one.firstName),
    ...given('LastName', one.lastName),
    ...given('AddressLine1', one.addressLine1),
    ...given('AddressLine2', one.addressLine2),
    ...given('ZipCode', one.zipCode),
    ...given('City', one.city),
    ...given('Country', one.country),
    ...given('Region', one.region),
    ...given('Phone', one.phone),
  };
}
