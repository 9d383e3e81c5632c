/**
 * Refusals as the contracts' clients read them: 422 is an ARRAY of errors, any other status ONE error. Clients
 * choose between the two by the status alone (shared/wire.md, a: "Error bodies").
 */
import { catalogue, refusalMessage } from '../domain/refusal/catalogue.ts';
import type { Refusal } from '../domain/refusal/outcome.ts';
import type { Answer, RefusalStatuses } from './operation.ts';

/**
 * Whether `Code` is the name of the error, as in the Live API, or a number, as the Back Office's contract has it:
 * there it is the status, and `Error` the name to branch on (docs/decisions/0016).
 */
export type ErrorStyle = 'Named' | 'Numbered';

export interface ErrorBody {
  readonly Code: string | number;
  readonly Error?: string;
  readonly Message: string;
  readonly Target?: string;
}

/** Of several refusals, one that is no 422 says more than the fields at fault: it is answered alone. */
export function refusalAnswer(
  refusals: readonly [Refusal, ...Refusal[]],
  language: string,
  statuses: RefusalStatuses = {},
  style: ErrorStyle = 'Named',
): Answer {
  const statusOf = ({ code }: Refusal): number => statuses[code] ?? catalogue[code].status;
  const weightiest = refusals.find((refusal) => statusOf(refusal) !== 422);
  if (!weightiest) return { status: 422, body: refusals.map((refusal) => bodyOf(refusal, 422)) };
  const status = statusOf(weightiest);
  return { status, body: bodyOf(weightiest, status) };

  function bodyOf(refusal: Refusal, status: number): ErrorBody {
    return inStyle(errorBody(refusal, language), status, style);
  }
}

export function errorBody(refusal: Refusal, language: string): NamedError {
  return {
    Code: refusal.code,
    Message: refusalMessage(refusal.code, language, refusal.params),
    ...(refusal.target !== undefined && { Target: refusal.target }),
  };
}

/** What a caller learns of a failure of ours: where to find it in the logs, and nothing of what it was. */
export function internalErrorBody(requestId: string, language: string, style: ErrorStyle): ErrorBody {
  const body = {
    Code: 'Error.Api.Internal',
    Message: language.startsWith('fr')
      ? `Une erreur interne s’est produite. Communiquez cet identifiant au support\u00a0: ${requestId}.`
      : `An internal error occurred. Give this identifier to the support: ${requestId}.`,
  };
  return inStyle(body, 500, style);
}

interface NamedError extends ErrorBody {
  readonly Code: string;
}

function inStyle(body: NamedError, status: number, style: ErrorStyle): ErrorBody {
  return style === 'Named' ? body : { ...body, Code: status, Error: body.Code };
}
