/** One e-mail as its reader sees it, and where it stands. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from '../../../../ui/button.tsx';
import { useFormats } from '../../../../ui/formats.ts';
import { linkClass } from '../../../../ui/link-class.ts';
import { Facts, Notice, Page, Panel } from '../../../../ui/page.tsx';
import { backOffice, type Message } from '../../api/back-office.ts';
import { oneMessage } from '../../api/messages.ts';
import { isMissing } from '../../api/problems.ts';
import { useMayWrite } from '../../api/session.ts';
import { useAction } from '../../api/use-action.ts';
import { PdfButton } from '../../forms/pdf-button.tsx';
import { MessageBadge } from './message-badge.tsx';
import { useMessageTexts } from './message-texts.ts';

export function MessagePage({ messageId }: { readonly messageId: number }) {
  const t = useMessageTexts();
  const { data: message, error } = useQuery(oneMessage(messageId));
  if (isMissing(error)) return <Page title={t('notFound')} />;
  if (message === undefined) return null;
  return (
    <Page
      above={
        <Link to="/messages" className={linkClass}>
          {t('title')}
        </Link>
      }
      title={message.Subject || message.TypeMessage}
      below={<MessageBadge state={message.StateMessage} />}
      actions={<Resending message={message} />}
    >
      <div className="grid items-start gap-x-6 lg:grid-cols-[1fr_22rem]">
        <Panel title={t('preview')}>
          <Preview message={message} />
        </Panel>
        <Details message={message} />
      </div>
    </Page>
  );
}

/** In a frame that may do nothing: no script, no form, no address of ours. */
function Preview({ message: { Html, Text } }: { readonly message: Message }) {
  const t = useMessageTexts();
  if (Html !== undefined)
    return (
      <iframe
        title={t('preview')}
        sandbox=""
        srcDoc={withoutAttached(Html)}
        className="h-[40rem] w-full bg-white"
      />
    );
  if (Text === '') return <Notice tone="none">{t('erased')}</Notice>;
  return <p className="whitespace-pre-wrap">{Text}</p>;
}

/** Pictures that travel beside the text of an e-mail (RFC 2392) are not there to be shown. */
function withoutAttached(html: string): string {
  return html.replace(/<img\b[^>]*\bsrc="cid:[^>]*>/g, '');
}

function Resending({ message }: { readonly message: Message }) {
  const t = useMessageTexts();
  const mayWrite = useMayWrite();
  const resend = useAction({
    run: () => backOffice().messages.resend({ MessageId: message.Id }),
    done: () => t('resent'),
  });
  const isSendable = message.StateMessage === 'Sent' || message.StateMessage === 'Failed';
  if (!isSendable || !mayWrite('Organization')) return null;
  return (
    <Button isBusy={resend.isPending} onClick={() => resend.mutate()}>
      {t('resend')}
    </Button>
  );
}

function Attachments({ message: { Id, Attachments } }: { readonly message: Message }) {
  return Attachments.map((name, index) => (
    <PdfButton
      key={name}
      look="quiet"
      load={() => backOffice().messages.showAttachment({ MessageId: Id, Position: index + 1 })}
    >
      {name}
    </PdfButton>
  ));
}

function Details({ message }: { readonly message: Message }) {
  const t = useMessageTexts();
  const { dateTime, count } = useFormats();
  const moment = (instant: string | undefined) => instant && dateTime(instant);
  const { IdCustomer: customerId, IdInvoice: invoiceId } = message;
  return (
    <Panel title={t('details')}>
      <Facts
        facts={[
          { name: t('to'), value: message.Recipient },
          { name: t('copy'), value: [...message.Cc, ...message.Bcc].join(', ') },
          {
            name: t('attachments'),
            value: message.Attachments.length > 0 ? <Attachments message={message} /> : undefined,
          },
          { name: t('written'), value: dateTime(message.DateCreation) },
          { name: t('sent'), value: moment(message.DateSent) },
          {
            name: t('attempts'),
            value: message.CountAttempts > 0 ? count(message.CountAttempts) : undefined,
          },
          { name: t('nextAttempt'), value: moment(message.DateNextAttempt) },
          { name: t('error'), value: message.LastError },
          {
            name: t('customer'),
            value: customerId && (
              <Link
                to="/customers/$customerId"
                params={{ customerId: String(customerId) }}
                className={linkClass}
              >
                {t('open')}
              </Link>
            ),
          },
          {
            name: t('invoice'),
            value: invoiceId && (
              <Link to="/invoices/$invoiceId" params={{ invoiceId: String(invoiceId) }} className={linkClass}>
                {t('open')}
              </Link>
            ),
          },
        ]}
      />
    </Panel>
  );
}
