// Written by `npm run client:generate` from the operations of the server: change those instead.
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { DeleteSuccess, Link } from './features.ts';

export interface SubscriptionDiscount {
  /** Internal identifier. */
  readonly Id: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness: number;
  /** Segment, by its internal identifier. */
  readonly IdSegment: number;
  /** Discount that a subscription has, by its internal identifier. */
  readonly IdSubscriptionDiscount: number;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription: number;
  /** Discount, by your reference. */
  readonly ReferenceDiscount: string;
  /** Name, for people. */
  readonly Name: string;
  /** Draft or Enabled; only Enabled is given. */
  readonly StateDiscount: 'Enabled';
  /** What the discount is taken off. */
  readonly TargetFee: 'FlatFee' | 'FeatureFee' | 'UpfrontFee' | 'AllRecurring' | 'All';
  /** Flat for an amount, PerTenThousand for a share. */
  readonly TypeOff: 'Flat' | 'PerTenThousand';
  /** Amount off in minor units, or share per ten thousand. */
  readonly ValueOff: number;
  /** Paid periods it lasts; absent for ever. */
  readonly CountPeriods?: number;
  /** First paid period that it is taken off. */
  readonly FirstPeriod: number;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface SubscriptionDiscountsAddInput {
  /** Subscription, by its internal identifier. */
  readonly IdSubscription: number;
  /** Discount, by its internal identifier. */
  readonly IdDiscount: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SubscriptionDiscountsRemoveInput {
  /** Discount that a subscription has, by its internal identifier. */
  readonly SubscriptionDiscountId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SubscriptionDiscountsResource {
  /** Grant a discount to a subscription, from its next period on. `POST /Sub/SubscriptionDiscounts` */
  add(input: SubscriptionDiscountsAddInput, options?: CallOptions): Promise<SubscriptionDiscount>;
  /** Take a discount off a subscription. `DELETE /Sub/SubscriptionDiscounts/{SubscriptionDiscountId}` */
  remove(input: SubscriptionDiscountsRemoveInput, options?: CallOptions): Promise<DeleteSuccess>;
}

const addOperation: Operation = { method: 'POST', path: '/Sub/SubscriptionDiscounts', isKept: true };

const removeOperation: Operation = {
  method: 'DELETE',
  path: '/Sub/SubscriptionDiscounts/{SubscriptionDiscountId}',
  isKept: true,
};

export function subscriptionDiscounts(send: Send): SubscriptionDiscountsResource {
  return {
    add: (input, options) => send(addOperation, input, options),
    remove: (input, options) => send(removeOperation, input, options),
  };
}
