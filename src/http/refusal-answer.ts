/**
 * Refusals as the contract's clients read them: 422 is an ARRAY of errors, any other status ONE error. Clients
 * choose between the two by the status alone (shared/wire.md, a: "Error bodies").
 */
import { catalogue, refusalMessage } from '../domain/refusal/catalogue.ts';
import type { Refusal } from '../domain/refusal/outcome.ts';
import type { Answer, RefusalStatuses } from './operation.ts';

export interface ErrorBody {
  readonly Code: string;
  readonly Message: string;
  readonly Target?: string;
}

/** Of several refusals, one that is no 422 says more than the fields at fault: it is answered alone. */
export function refusalAnswer(
  refusals: readonly [Refusal, ...Refusal[]],
  language: string,
  statuses: RefusalStatuses = {},
): Answer {
  const statusOf = ({ code }: Refusal): number => statuses[code] ?? catalogue[code].status;
  const weightiest = refusals.find((refusal) => statusOf(refusal) !== 422);
  if (!weightiest) return { status: 422, body: refusals.map((refusal) => errorBody(refusal, language)) };
  return { status: statusOf(weightiest), body: errorBody(weightiest, language) };
}

export function errorBody(refusal: Refusal, language: string): ErrorBody {
  return {
    Code: refusal.code,
    Message: refusalMessage(refusal.code, language, refusal.params),
    ...(refusal.target !== undefined && { Target: refusal.target }),
  };
}

/** What a caller learns of a failure of ours: where to find it in the logs, and nothing of what it was. */
export function internalErrorBody(requestId: string, language: string): ErrorBody {
  return {
    Code: 'Error.Api.Internal',
    Message: language.startsWith('fr')
      ? `Une erreur interne s’est produite. Communiquez cet identifiant au support\u00a0: ${requestId}.`
      : `An internal error occurred. Give this identifier to the support: ${requestId}.`,
  };
}
