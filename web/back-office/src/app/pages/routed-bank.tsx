/** Bank matching, with what its address says of it. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { BankPage } from '../../features/bank/bank-page.tsx';

export function RoutedBank() {
  const { state, page } = useSearch({ from: '/staff/bank' });
  const navigate = useNavigate();
  return (
    <BankPage
      state={state === 'All' ? undefined : (state ?? 'New')}
      page={page ?? 1}
      onState={(wanted) => void navigate({ to: '/bank', search: { state: wanted ?? 'All' } })}
      onPage={(wanted) => void navigate({ to: '/bank', search: { state, page: wanted } })}
    />
  );
}
