/** The mailbox, with what its address says of it. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { MailboxPage } from '../../features/messages/mailbox-page.tsx';
import { MessagePage } from '../../features/messages/message-page.tsx';
import { numberOf } from './address-number.ts';

export function RoutedMailbox() {
  const { state, page } = useSearch({ from: '/staff/messages' });
  const navigate = useNavigate();
  return (
    <MailboxPage
      state={state}
      page={page ?? 1}
      onState={(wanted) => void navigate({ to: '/messages', search: { state: wanted } })}
      onPage={(wanted) => void navigate({ to: '/messages', search: { state, page: wanted } })}
    />
  );
}

export function RoutedMessage() {
  const { messageId } = useParams({ from: '/staff/messages/$messageId' });
  return <MessagePage key={messageId} messageId={numberOf(messageId)} />;
}
