/** What the dialogs about a customer are given. */
import type { Customer } from '../../../api/back-office.ts';

/** What is known of a customer wherever a menu for it stands; a dialog that needs more reads it. */
export type ActedCustomer = Pick<
  Customer,
  'Id' | 'Name' | 'ReferenceCustomer' | 'Email' | 'Status' | 'IsGreyListed'
>;

export interface DialogProps {
  readonly customer: ActedCustomer;
  readonly onClose: () => void;
}
