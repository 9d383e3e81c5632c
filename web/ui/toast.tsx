/** Short messages of what was done, or why it was not. */
import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useKitTexts } from './kit-texts.ts';

const messages = Toast.createToastManager();

/** What worked goes by itself; it is read out when the reader is done. */
export function tellDone(text: string): void {
  messages.add({ description: text, type: 'done', timeout: 6_000 });
}

/** What failed stays until it is closed, and is read out at once. */
export function tellFailed(text: string): void {
  messages.add({ description: text, type: 'failed', timeout: 0, priority: 'high' });
}

export function Messages({ children }: { readonly children: ReactNode }) {
  return (
    <Toast.Provider toastManager={messages}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-4 z-50 flex w-[min(26rem,calc(100vw-2rem))] flex-col gap-2">
          <Told />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Told() {
  const t = useKitTexts();
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className={`flex items-start gap-3 rounded-lg border-l-4 bg-raised px-4 py-3 shadow-lg ${toast.type === 'failed' ? 'border-bad' : 'border-good'}`}
    >
      <Toast.Description className="min-w-0 flex-1 break-words" />
      <Toast.Close aria-label={t('close')} className="rounded-md p-0.5 hover:bg-wash">
        <X aria-hidden size={16} />
      </Toast.Close>
    </Toast.Root>
  ));
}
