/** A dialog with a form, what is wrong with it as a whole, and its two buttons. */
import type { FormEventHandler, ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Window } from '../../../ui/dialog.tsx';
import { useKitTexts } from '../../../ui/kit-texts.ts';
import { Notice } from '../../../ui/page.tsx';
import { problemsOf } from '../api/problems.ts';

interface FormDialogProps {
  readonly title: string;
  readonly save?: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  /** Fields that show their refusals themselves, by their names in the API. */
  readonly shown?: readonly string[];
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function FormDialog(props: FormDialogProps) {
  const { title, save, isBusy, error, shown = [], onSubmit, onClose, children } = props;
  const kit = useKitTexts();
  return (
    <Window title={title} onClose={onClose}>
      <form onSubmit={onSubmit} noValidate>
        {(error ? problemsOf(error, shown) : []).map((message) => (
          <Notice key={message} tone="bad">
            {message}
          </Notice>
        ))}
        {children}
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {save ?? kit('save')}
          </Button>
        </div>
      </form>
    </Window>
  );
}
