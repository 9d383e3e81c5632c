/**
 * The largest amount, in minor units, that a caller may give or that one fee may come to. A thousand of them, with
 * their taxes, still add up within the safe integers, so that no sum of a batch is beyond counting.
 */
export const LARGEST_AMOUNT = 999_999_999_999;
