/**
 * What ends with a customer: first the choice, then what the choice means. A customer with an invoice is not deleted
 * (C. com. L123-22): the dialog says why, and offers what the law allows.
 */
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Window } from '../../../../../ui/dialog.tsx';
import { Notice } from '../../../../../ui/page.tsx';
import { tellFailed } from '../../../../../ui/toast.tsx';
import { backOffice } from '../../../api/back-office.ts';
import { isRefusedAs, problemText } from '../../../api/problems.ts';
import { ConfirmedAction } from '../../../forms/confirmed-action.tsx';
import { useActionTexts } from './action-texts.ts';
import type { DialogProps } from './dialog-props.ts';

type Ending = 'suspend' | 'anonymise' | 'invalidate' | 'remove';
type Step = 'choice' | 'kept' | Ending;

export function RemoveOrSuspend({ customer, onClose }: DialogProps) {
  const [step, setStep] = useState<Step>('choice');
  const props = { customer, onClose };
  switch (step) {
    case 'choice':
      return <Choice {...props} endings={endingsOf(customer.Status)} onChoose={setStep} />;
    case 'kept':
      return <Choice {...props} isKept endings={['suspend', 'anonymise']} onChoose={setStep} />;
    case 'remove':
      return <Removal {...props} onKept={() => setStep('kept')} />;
    default:
      return <Transition {...props} ending={step} />;
  }
}

function endingsOf(status: 'Enabled' | 'Suspended'): readonly Ending[] {
  const always = ['anonymise', 'invalidate', 'remove'] as const;
  return status === 'Enabled' ? ['suspend', ...always] : always;
}

interface ChoiceProps extends DialogProps {
  readonly endings: readonly Ending[];
  readonly isKept?: boolean;
  readonly onChoose: (step: Step) => void;
}

function Choice({ customer, endings, isKept = false, onChoose, onClose }: ChoiceProps) {
  const t = useActionTexts();
  const name = customer.Name || customer.ReferenceCustomer;
  const [isAsking, setAsking] = useState(false);
  async function choose(ending: Ending): Promise<void> {
    if (ending !== 'remove') return onChoose(ending);
    setAsking(true);
    const isBilled = await hasDocument(customer.Id);
    setAsking(false);
    onChoose(isBilled ? 'kept' : 'remove');
  }
  return (
    <Window title={isKept ? t('keptTitle') : t('choiceTitle', { name })} onClose={onClose}>
      {isKept && (
        <Notice tone="warn">
          <p>{t('keptText', { name })}</p>
          <p className="mt-2">{t('keptChoice')}</p>
        </Notice>
      )}
      <ul className="space-y-2" aria-busy={isAsking}>
        {endings.map((ending) => (
          <li key={ending}>
            <button
              type="button"
              disabled={isAsking}
              aria-describedby={`ending-${ending}`}
              onClick={() => void choose(ending)}
              className="w-full rounded-lg border border-strong-line px-4 pt-2.5 text-left font-semibold hover:bg-wash"
            >
              <span className={ending === 'remove' ? 'text-bad' : ''}>{t(ending)}</span>
            </button>
            <p id={`ending-${ending}`} className="mt-1 mb-3 px-4 text-soft">
              {t(`${ending}More`)}
            </p>
          </li>
        ))}
      </ul>
    </Window>
  );
}

/** Drafts do not count: they go with the customer. */
async function hasDocument(IdCustomer: number): Promise<boolean> {
  const { Items } = await backOffice().invoices.list({ IdCustomer, SizePage: 50 });
  return Items.some(({ FullNumber }) => FullNumber !== undefined && FullNumber !== '');
}

function Removal({ customer, onKept, onClose }: DialogProps & { readonly onKept: () => void }) {
  const t = useActionTexts();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (
    <ConfirmedAction
      title={t('remove')}
      confirm={t('removeConfirm')}
      isDanger
      run={() => backOffice().customers.delete({ CustomerId: customer.Id })}
      done={() => t('removed')}
      onDone={() => {
        // Its own page is gone with it.
        if (pathname.startsWith('/customers/')) void navigate({ to: '/subscriptions-invoices' });
      }}
      // Billed in the meantime, or as the buyer of another's subscription.
      onRefused={(error) => {
        if (isRefusedAs(error, 'Error.Customer.Delete.HasInvoice')) onKept();
        else tellFailed(problemText(error));
      }}
      onClose={onClose}
    >
      <p>{t('removeText', { name: customer.Name || customer.ReferenceCustomer })}</p>
    </ConfirmedAction>
  );
}

const transitions = {
  suspend: { text: 'suspendMore', confirm: 'suspendConfirm', done: 'suspended' },
  anonymise: { text: 'anonymiseText', confirm: 'anonymiseConfirm', done: 'anonymised' },
  invalidate: { text: 'invalidateText', confirm: 'invalidateConfirm', done: 'invalidated' },
} as const;

function Transition({
  customer,
  ending,
  onClose,
}: DialogProps & { readonly ending: keyof typeof transitions }) {
  const t = useActionTexts();
  const name = customer.Name || customer.ReferenceCustomer;
  const { text, confirm, done } = transitions[ending];
  return (
    <ConfirmedAction
      title={t(ending)}
      confirm={t(confirm)}
      isDanger={ending !== 'suspend'}
      run={() => {
        const { customers } = backOffice();
        const input = { CustomerId: customer.Id };
        if (ending === 'suspend') return customers.suspend(input);
        return ending === 'anonymise' ? customers.anonymize(input) : customers.invalidate(input);
      }}
      done={() => t(done, { name })}
      onClose={onClose}
    >
      <p>{t(text, { name })}</p>
    </ConfirmedAction>
  );
}
