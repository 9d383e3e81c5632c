/** A write: while it runs, what it says when it is done, and what its form shows when refused. */
import { useMutation } from '@tanstack/react-query';
import { tellDone } from '../../../ui/toast.tsx';

interface ActionOptions<Input, Answer> {
  readonly run: (input: Input) => Promise<Answer>;
  /** What is told; left out, what changed is seen. */
  readonly done?: (answer: Answer) => string | undefined;
  readonly onDone?: () => void;
  /** The form shows what is wrong; otherwise a message does. */
  readonly isShownByForm?: boolean;
  readonly onRefused?: (error: unknown) => void;
}

export function useAction<Input = void, Answer = unknown>(options: ActionOptions<Input, Answer>) {
  const { run, done, onDone, isShownByForm = false, onRefused } = options;
  return useMutation({
    mutationFn: run,
    meta: { isShownByForm: isShownByForm || onRefused !== undefined },
    onSuccess: (answer) => {
      const text = done?.(answer);
      if (text !== undefined) tellDone(text);
      onDone?.();
    },
    ...(onRefused && { onError: onRefused }),
  });
}
