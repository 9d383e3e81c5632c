/** Makes the addresses and the encrypted queries that lead to the hosted pages (docs/hosted-links.md). */
import { type Instant, instant } from '../domain/calendar/instant.ts';
import type { LinkKeys } from './link-keys.ts';
import { type SealedLink, sealLink } from './sealed-link.ts';

const HOUR_MS = 3_600_000;
const QUERY_MS = 24 * HOUR_MS;
const ADDRESS_MS = 30 * 24 * HOUR_MS;
/** Expiries are rounded up to it, so that a resource that is read again has the same links. */
const ROUNDING_MS = 300_000;

/** Whose pages a link opens. */
export interface LinkHolder {
  readonly id: number;
  readonly linkGeneration: number;
}

export type LinkSubject = Omit<SealedLink, 'expiresAt' | 'customer'>;

export interface HostedSettings {
  readonly keys: LinkKeys;
  /** Where the outside reaches this server. */
  readonly publicUrl: string;
  /** The machine's: an expiry is an affair of real minutes. */
  readonly clock: () => Instant;
}

export class HostedLinks {
  readonly #settings: HostedSettings;

  constructor(settings: HostedSettings) {
    this.#settings = settings;
  }

  /** Opens for 24 hours. @param holder left out: somebody who is no customer yet */
  query(businessId: number, holder: LinkHolder | undefined, subject: LinkSubject): string {
    return this.#seal(businessId, holder, subject, QUERY_MS);
  }

  /** Where a query opens as a page of its own. */
  pageOf(query: string): string {
    return `${this.#settings.publicUrl}/portal-auth/${query}`;
  }

  /**
   * Where the customer is at home, for 30 days: the page of the business that shows the portal, when there is one.
   * @param segment of the customer, or of what is offered
   */
  home(
    businessId: number,
    holder: LinkHolder | undefined,
    { id, inSiteUrl }: { readonly id: number; readonly inSiteUrl: string | null },
  ): string {
    const subject = holder ? { purpose: 'home' as const } : { purpose: 'home' as const, segmentId: id };
    const sealed = this.#seal(businessId, holder, subject, ADDRESS_MS);
    if (inSiteUrl === null)
      return `${this.#settings.publicUrl}/${holder ? 'portal-auth' : 'portal-anon'}/${sealed}`;
    const page = new URL(inSiteUrl);
    page.searchParams.set('pa_query', sealed);
    return page.href;
  }

  /** The PDF of an invoice or a credit note, for 30 days. */
  document(businessId: number, holder: LinkHolder, invoiceId: number): string {
    const subject = { purpose: 'related-invoice', invoiceId } as const;
    return `${this.#settings.publicUrl}/portal-inv-pdf/${this.#seal(businessId, holder, subject, ADDRESS_MS)}`;
  }

  #seal(businessId: number, holder: LinkHolder | undefined, subject: LinkSubject, lastsMs: number): string {
    const customer = holder && { id: holder.id, linkGeneration: holder.linkGeneration };
    const expiresAt = instant(Math.ceil((this.#settings.clock() + lastsMs) / ROUNDING_MS) * ROUNDING_MS);
    return sealLink(this.#settings.keys, businessId, { ...subject, customer, expiresAt });
  }
}
