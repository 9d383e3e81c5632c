/** An address in the lines of a letter. */
import type { ReactNode } from 'react';
import { useFormats } from '../../../ui/formats.ts';
import type { Address } from '../api/back-office.ts';

interface PostalAddressProps {
  readonly address: Address;
  /** Stands where the address would, when nothing of it is known. */
  readonly none?: ReactNode;
}

export function PostalAddress({ address, none }: PostalAddressProps) {
  const { country } = useFormats();
  const lines = [
    address.Company,
    [address.FirstName, address.LastName].filter(Boolean).join(' '),
    address.AddressLine1,
    address.AddressLine2,
    [address.ZipCode, address.City].filter(Boolean).join(' '),
    address.Country && country(address.Country),
  ].filter(Boolean);
  if (lines.length === 0) return none;
  return (
    <address className="not-italic">
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </address>
  );
}
