/** Customers and subscriptions of these tests in a word: who can pay, and what is started at once. */
import type { Answer } from './answer.ts';
import type { LiveShop } from './live-api.ts';

/** A customer that pays by bank transfer. */
export async function addPayer(shop: LiveShop, reference: string): Promise<void> {
  await shop.post('/v1/Customer', { ReferenceCustomer: reference, Name: `Customer ${reference}` }, 201);
  const settings = { ReferenceCustomer: reference, TypePayment: 'ExternalBank' };
  await shop.post('/v1/CustomerSettingsPayment', settings);
}

/** Creates a subscription and starts it; answers it as the API does. */
export async function subscribe(
  shop: LiveShop,
  reference: string,
  offer: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const body = { ReferenceCustomer: reference, ReferenceOffer: offer, ...more };
  return shop.post('/v1/Subscription?TryStart=true', body, 201);
}

/** `label amount` of each line that waits on the balance of a customer, before tax. */
export async function balanceOf(shop: LiveShop, reference: string): Promise<string[]> {
  const { status, answer } = await shop.send(
    'GET',
    `/v1/Balance?SizePage=1000&ReferenceCustomer=${reference}`,
  );
  if (status === 204) return [];
  return answer.items.map((line) => `${line.at('LabelLocalized')} ${line.at('AmountSubtotal')}`);
}

/** The same of the details of a quote. */
export function detailsOf(quote: Answer, path = 'Details'): string[] {
  return quote.list(path).map((line) => `${line.at('LabelLocalized')} ${line.at('AmountSubtotal')}`);
}
