/** What a line of the bank may pay, the surest first, each with its reasons and a button that records it. */
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';
import { useFormats } from '../../../../ui/formats.ts';
import { type BankLine, backOffice, type ProposedMatch } from '../../api/back-office.ts';
import { useAction } from '../../api/use-action.ts';
import { useBankTexts } from './bank-texts.ts';

/** The others are behind "Another customer". */
const MOST_SHOWN = 3;
const CERTAIN = 95;

interface ProposalsProps {
  readonly line: BankLine;
  readonly isWritable: boolean;
}

export function Proposals({ line, isWritable }: ProposalsProps) {
  const t = useBankTexts();
  const shown = line.Proposals.slice(0, MOST_SHOWN);
  if (shown.length === 0) return <span className="text-soft">{t('noProposal')}</span>;
  return (
    <ul className="space-y-2">
      {shown.map((one) => (
        <Proposed
          key={`${one.IdCustomer} ${one.Invoices.map(({ IdInvoice }) => IdInvoice).join()}`}
          line={line}
          proposal={one}
          isWritable={isWritable}
        />
      ))}
    </ul>
  );
}

function Proposed({ line, proposal, isWritable }: ProposalsProps & { readonly proposal: ProposedMatch }) {
  const t = useBankTexts();
  const { money } = useFormats();
  const { IdCustomer, NameCustomer: name, Invoices, AmountOnAccount, Reasons, Score } = proposal;
  const match = useAction({
    run: () =>
      backOffice().bankLines.match({
        BankLineId: line.Id,
        IdCustomer,
        IdsInvoice: Invoices.map(({ IdInvoice }) => IdInvoice),
      }),
    done: () => t('matched', { name }),
  });
  const rest =
    Invoices.length === 0
      ? t('onAccountOnly')
      : AmountOnAccount > 0
        ? t('onAccount', { amount: money(AmountOnAccount, line.Currency) })
        : undefined;
  return (
    <li className="flex flex-wrap items-start justify-between gap-2">
      <div className="min-w-0">
        <span className="font-medium break-words">{name}</span>{' '}
        <span className="text-soft">
          {[...Invoices.map((one) => `${one.FullNumber} (${money(one.Amount, line.Currency)})`), rest]
            .filter((text) => text !== undefined)
            .join(', ')}
        </span>
        <span className="mt-0.5 flex flex-wrap gap-1">
          {Reasons.map((reason) => (
            <Badge key={reason} tone={Score >= CERTAIN ? 'good' : 'none'}>
              {t(reason)}
            </Badge>
          ))}
        </span>
      </div>
      {isWritable && (
        <Button aria-label={t('matchWith', { name })} isBusy={match.isPending} onClick={() => match.mutate()}>
          {t('match')}
        </Button>
      )}
    </li>
  );
}
