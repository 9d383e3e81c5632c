/** Asks Stripe, with the key as entered, for each kind of object that will be needed: a restricted key may lack some. */
import Stripe from 'stripe';

/** Null when all are granted, else Stripe's words about the first that is not. */
export async function checkAccess(stripe: Stripe): Promise<string | null> {
  const first = { limit: 1 } as const;
  try {
    await stripe.paymentIntents.list(first);
    await stripe.customers.list(first);
    await stripe.checkout.sessions.list(first);
    await stripe.setupIntents.list(first);
    await stripe.refunds.list(first);
    await stripe.disputes.list(first);
    return null;
  } catch (thrown) {
    if (thrown instanceof Stripe.errors.StripeError) return thrown.message;
    throw thrown;
  }
}
