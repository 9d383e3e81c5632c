/** The mailbox: every e-mail that was written, sent or not. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../../../ui/formats.ts';
import { linkClass } from '../../../../ui/link-class.ts';
import { Empty, Page, Panel } from '../../../../ui/page.tsx';
import { type Column, Paging, Table } from '../../../../ui/table.tsx';
import type { Message } from '../../api/back-office.ts';
import { messagesPage } from '../../api/messages.ts';
import { StateChoice } from '../../forms/state-choice.tsx';
import { MessageBadge } from './message-badge.tsx';
import { type MessageState, messageStates } from './message-states.ts';
import { useMessageTexts } from './message-texts.ts';

interface MailboxPageProps {
  readonly state: MessageState | undefined;
  readonly page: number;
  readonly onState: (state: MessageState | undefined) => void;
  readonly onPage: (page: number) => void;
}

export function MailboxPage({ state, page, onState, onPage }: MailboxPageProps) {
  const t = useMessageTexts();
  const { data } = useQuery(messagesPage({ StateMessage: state, Page: page, SizePage: 25 }));
  return (
    <Page title={t('title')} below={<p className="max-w-prose text-soft">{t('lead')}</p>}>
      <Panel
        title={t('title')}
        actions={
          <StateChoice
            label={t('state')}
            all={t('all')}
            states={messageStates}
            nameOf={(one) => t(one)}
            state={state}
            onState={onState}
          />
        }
      >
        <MessagesTable messages={data?.Items} isFiltered={state !== undefined} />
        {data && <Paging page={page} sizePage={data.SizePage} total={data.TotalItems} onPage={onPage} />}
      </Panel>
    </Page>
  );
}

interface MessagesTableProps {
  readonly messages: readonly Message[] | undefined;
  readonly isFiltered: boolean;
}

function MessagesTable({ messages, isFiltered }: MessagesTableProps) {
  const t = useMessageTexts();
  const { dateTime } = useFormats();
  const columns: readonly Column<Message>[] = [
    {
      key: 'subject',
      name: t('subject'),
      cell: ({ Id, Subject, TypeMessage }) => (
        <Link to="/messages/$messageId" params={{ messageId: String(Id) }} className={linkClass}>
          {Subject || TypeMessage}
        </Link>
      ),
    },
    { key: 'to', name: t('to'), isSecondary: true, cell: ({ Recipient }) => Recipient },
    { key: 'state', name: t('state'), cell: ({ StateMessage }) => <MessageBadge state={StateMessage} /> },
    {
      key: 'written',
      name: t('written'),
      isWhole: true,
      isSecondary: true,
      cell: ({ DateCreation }) => dateTime(DateCreation),
    },
  ];
  return (
    <Table
      label={t('title')}
      columns={columns}
      rows={messages}
      keyOf={({ Id }) => Id}
      empty={
        <Empty title={t(isFiltered ? 'noneFound' : 'none')}>{isFiltered ? undefined : t('noneMore')}</Empty>
      }
    />
  );
}
