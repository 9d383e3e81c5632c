/** The pages of one thing, with its number taken from the address. */
import { useParams } from '@tanstack/react-router';
import { InvoicePage } from '../../features/invoices/invoice-page.tsx';
import { SubscriptionPage } from '../../features/subscriptions/subscription-page.tsx';
import { numberOf } from './address-number.ts';
import { CustomerPage } from './customer-page.tsx';

export function RoutedCustomer() {
  const { customerId } = useParams({ from: '/staff/customers/$customerId' });
  return <CustomerPage key={customerId} customerId={numberOf(customerId)} />;
}

export function RoutedSubscription() {
  const { subscriptionId } = useParams({ from: '/staff/subscriptions/$subscriptionId' });
  return <SubscriptionPage key={subscriptionId} subscriptionId={numberOf(subscriptionId)} />;
}

export function RoutedInvoice() {
  const { invoiceId } = useParams({ from: '/staff/invoices/$invoiceId' });
  return <InvoicePage key={invoiceId} invoiceId={numberOf(invoiceId)} />;
}
