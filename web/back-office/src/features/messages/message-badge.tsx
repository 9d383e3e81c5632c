/** Where an e-mail stands. */
import { Badge, type Tone } from '../../../../ui/badge.tsx';
import type { Message } from '../../api/back-office.ts';
import { useMessageTexts } from './message-texts.ts';

const tones: Readonly<Record<Message['StateMessage'], Tone>> = {
  Queued: 'calm',
  Sent: 'good',
  Failed: 'bad',
  Kept: 'none',
  Withheld: 'warn',
  Bounced: 'bad',
  Complained: 'bad',
};

export function MessageBadge({ state }: { readonly state: Message['StateMessage'] }) {
  const t = useMessageTexts();
  return <Badge tone={tones[state]}>{t(state)}</Badge>;
}
