/** Pages of a list, as the contract asks for them: numbered from 1; a size of 0 only counts. */
export interface Paging {
  readonly page: number;
  readonly sizePage: number;
}

export interface PageOf<T> {
  readonly items: readonly T[];
  /** How many there are on all pages. */
  readonly totalItems: number;
}

export function offsetOf(paging: Paging): number {
  return (paging.page - 1) * paging.sizePage;
}
