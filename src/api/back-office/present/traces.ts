/** Traces and segments as the Back Office writes them, with what `extra` asks for. */
import { type AgentIdentity, findAgentIdentities } from '../../../accounts/find-agents.ts';
import type { Segment } from '../../../accounts/segment.ts';
import type { Traces } from '../../../accounts/traces.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { segmentOf, type Work } from '../../call.ts';

/** The words of `extra` that are asked for; `all` asks for every one. */
export function extrasOf<Word extends string>(
  extra: readonly (Word | 'all')[] | undefined,
): { readonly wants: (word: Word) => boolean } {
  const words = new Set<string>(extra);
  return { wants: (word) => words.has('all') || words.has(word) };
}

/** What items of a page are shown with; read once for all of them. */
export interface TraceExtras {
  readonly agents: ReadonlyMap<number, AgentIdentity>;
  readonly wantsCreation: boolean;
  readonly wantsUpdate: boolean;
}

export async function loadTraceExtras(
  work: Work,
  extra: readonly string[] | undefined,
  items: readonly Traces[],
): Promise<TraceExtras> {
  const { wants } = extrasOf(extra);
  const wantsCreation = wants('UserCreation');
  const wantsUpdate = wants('UserUpdate');
  const ids = items.flatMap(({ createdBy, updatedBy }) => [
    ...(wantsCreation && createdBy !== null ? [createdBy] : []),
    ...(wantsUpdate && updatedBy !== null ? [updatedBy] : []),
  ]);
  return { agents: await findAgentIdentities(work, ids), wantsCreation, wantsUpdate };
}

export function presentTraces(traces: Traces, extras: TraceExtras) {
  const creator = extras.wantsCreation ? presentAgent(traces.createdBy, extras) : undefined;
  const editor = extras.wantsUpdate ? presentAgent(traces.updatedBy, extras) : undefined;
  return {
    ...(traces.createdBy !== null && { IdUserCreation: traces.createdBy }),
    DateCreation: formatInstant(traces.createdAt),
    ...(traces.updatedBy !== null && { IdUserUpdate: traces.updatedBy }),
    DateUpdate: formatInstant(traces.updatedAt),
    ...(creator && { UserCreation: creator }),
    ...(editor && { UserUpdate: editor }),
  };
}

function presentAgent(id: number | null, { agents }: TraceExtras) {
  const agent = id === null ? undefined : agents.get(id);
  return agent && { Id: agent.id, Name: agent.name, Email: agent.email };
}

export function presentSegmentOf(work: Work, segmentId: number, extra: readonly string[] | undefined) {
  const segment = segmentOf(work, segmentId);
  return {
    IdSegment: segment.id,
    ReferenceSegment: segment.reference,
    ...(extrasOf(extra).wants('Segment') && { Segment: presentSegmentIdentity(segment) }),
  };
}

function presentSegmentIdentity({ id, reference, name, currency }: Segment) {
  return { Id: id, ReferenceSegment: reference, Name: name, Currency: currency };
}
