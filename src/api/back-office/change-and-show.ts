/** What most changes answer: the thing as it is after them. */
import { accept, type Outcome } from '../../domain/refusal/outcome.ts';
import { type ApiCall, type Work, work } from '../call.ts';

/** In one transaction; the refusal of either is that of both, and nothing is changed. */
export function changeAndShow<Body>(
  call: ApiCall,
  change: (context: Work) => Promise<Outcome<unknown>>,
  show: (context: Work) => Promise<Outcome<Body>>,
) {
  return work(call, async (context) => {
    const changed = await change(context);
    if (!changed.ok) return changed;
    const shown = await show(context);
    return shown.ok ? accept({ status: 200, body: shown.value } as const) : shown;
  });
}
