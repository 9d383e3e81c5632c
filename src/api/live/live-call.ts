/** Operations of the Live API: what any of our APIs is called with, and nothing more. */
import { operationDefiner } from '../../http/operation.ts';
import { atSubjectsTime } from '../at-subjects-time.ts';
import type { ApiCall } from '../call.ts';

export const defineOperation = operationDefiner<ApiCall>({ settle: atSubjectsTime });
