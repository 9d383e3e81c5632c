/** What the catalogue of refusals says of one: its HTTP status and its public text in both languages. */
export interface CatalogueEntry {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429;
  readonly en: string;
  readonly fr: string;
}
