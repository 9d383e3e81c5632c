/** Our token of a method: the customer it belongs to with Stripe and its own id, both needed to charge it. */
export interface MethodToken {
  readonly customer: string;
  readonly method: string;
}

export function writeToken({ customer, method }: MethodToken): string {
  return `${customer}/${method}`;
}

/** Undefined for what is no token of Stripe, as an import may bring. */
export function readToken(token: string): MethodToken | undefined {
  const match = /^(cus_\w+)\/(\w+)$/.exec(token);
  const [, customer, method] = match ?? [];
  return customer && method ? { customer, method } : undefined;
}
