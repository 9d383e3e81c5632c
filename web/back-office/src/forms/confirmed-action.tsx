/** Asks before a write, and does it: what all confirmations have in common. */
import type { ReactNode } from 'react';
import { Confirmation } from '../../../ui/dialog.tsx';
import { useAction } from '../api/use-action.ts';

interface ConfirmedActionProps<Answer> {
  readonly title: string;
  /** Of the button; the title when left out. */
  readonly confirm?: string;
  readonly isDanger?: boolean;
  readonly run: () => Promise<Answer>;
  /** What is told when it is done. */
  readonly done: (answer: Answer) => string;
  /** After the dialog has closed. */
  readonly onDone?: () => void;
  readonly onRefused?: (error: unknown) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Open as long as it is rendered. */
export function ConfirmedAction<Answer>(props: ConfirmedActionProps<Answer>) {
  const { title, confirm = title, isDanger = false, run, done, onDone, onRefused, onClose, children } = props;
  const action = useAction<void, Answer>({
    run,
    done,
    onDone: () => {
      onClose();
      onDone?.();
    },
    ...(onRefused && { onRefused }),
  });
  return (
    <Confirmation
      title={title}
      confirm={confirm}
      isDanger={isDanger}
      isBusy={action.isPending}
      onConfirm={() => action.mutate()}
      onClose={onClose}
    >
      {children}
    </Confirmation>
  );
}
