/** The types of a balance line: the contract's vocabulary. */
export const lineTypes = [
  'AutoBillingReport',
  'AutoBillingNoRepayment',
  'AutoRefundPartial',
  'AutoSubscriptionRecurrence',
  'AutoSubscriptionRecurrenceProrata',
  'AutoSubscriptionUpfront',
  'AutoSubscriptionTrial',
  'AutoSubscriptionTrialProrata',
  'AutoSubscriptionTermination',
  'AutoFeatureNotProratable',
  'AutoFeatureProratable',
  'AutoFeatureProrata',
  'AutoDiscountRecurrenceFlat',
  'AutoDiscountRecurrencePercent',
  'AutoDiscountUpfrontFlat',
  'AutoDiscountUpfrontPercent',
  'AutoDiscountFeatureFlat',
  'AutoDiscountFeaturePercent',
  'Manual',
  'ManualDiscount',
  'ManualMergeable',
  'CustomerReferral',
  'CreditRefund',
  'CreditPromotion',
] as const;
export type LineType = (typeof lineTypes)[number];

/** The states of a balance line: Due waits to be billed. */
export const lineStates = [
  'Due',
  'Adjustment',
  'Billed',
  'Credited',
  'Unpaid',
  'Cancelled',
  'Deleted',
] as const;
export type LineState = (typeof lineStates)[number];

/** Those that people add, not the calendar or the run of billing. */
export const handMadeLineTypes: readonly LineType[] = [
  'Manual',
  'ManualDiscount',
  'ManualMergeable',
  'CustomerReferral',
  'CreditPromotion',
];
