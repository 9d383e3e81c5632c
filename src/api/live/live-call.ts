/** Operations of the Live API: what any of our APIs is called with, and nothing more. */
import { operationDefiner } from '../../http/operation.ts';
import { atItsTime } from '../at-subjects-time.ts';
import type { ApiCall, KeyCall } from '../call.ts';

export const defineOperation = operationDefiner<KeyCall, ApiCall>({ settle: atItsTime });

/** For what reads the business beside what it is asked (read-beside.ts), and so waits once. */
export const defineQuickOperation = operationDefiner<KeyCall, KeyCall>({ settle: (call) => call });
