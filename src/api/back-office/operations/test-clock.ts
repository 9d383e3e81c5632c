/** The test clock of a sandbox: frozen, let run, or moved forward with all that falls due on the way. */
import { z } from 'zod';
import { loadBusiness } from '../../../accounts/business.ts';
import { setBusinessClock } from '../../../accounts/set-business-clock.ts';
import { type Instant, instant } from '../../../domain/calendar/instant.ts';
import { readClock } from '../../../domain/clock/business-clock.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { instantInput, wireInstant } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import type { GatewayAccess } from '../../../payments/accounts/gateway-access.ts';
import { advanceClock } from '../../../tick/advance-clock.ts';
import { type ApiCall, work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { link } from '../wire/link.ts';
import { playedCounts, presentPlayed } from '../wire/played-counts.ts';

const path = '/Organization/TestClock';

const testClock = z
  .object({
    IdBusiness: z.int(),
    /** `Real` for a live business, and for a sandbox that has no test clock. */
    ModeClock: z.enum(['Real', 'Running', 'Frozen']),
    DateClock: wireInstant,
    Links: z.array(link),
  })
  .meta({ id: 'TestClock' });

const playedClock = testClock.extend(playedCounts);

const showClock = defineOperation({
  id: 'show-test-clock',
  method: 'GET',
  path,
  summary: 'Read the clock of the business',
  tag: 'Test clock',
  input: z.object({}),
  responses: { 200: testClock },
  handle: async (call) => accept({ status: 200, body: await readTestClock(call) }),
});

function setClockOperation(access: GatewayAccess) {
  return defineOperation({
    id: 'update-test-clock',
    method: 'PATCH',
    path,
    summary:
      'Freeze the clock of a sandbox, let it run, or move it forward and do all that falls due on the way',
    tag: 'Test clock',
    input: z.object({
      ModeClock: z.enum(['Running', 'Frozen']).optional(),
      /** Not before what the clock shows. */
      DateClock: instantInput.optional(),
    }),
    responses: { 200: playedClock },
    handle: async (call, { ModeClock: mode, DateClock: until }) => {
      // It is frozen before it moves and runs after, so that it stands, or starts, where it was told to.
      if (mode === 'Frozen' || (mode === 'Running' && call.business.clock.mode === 'Real')) {
        const frozen = await setMode(call, 'Frozen');
        if (!frozen.ok) return frozen;
      }
      const failing = new Set<string>();
      const played = await move(call, access, until, (gateway) => failing.add(gateway));
      if (!played.ok) return played;
      if (mode === 'Running') {
        const running = await setMode(call, mode);
        if (!running.ok) return running;
      }
      return accept({
        status: 200,
        body: { ...(await readTestClock(call)), ...presentPlayed(played.value, failing) },
      });
    },
  });
}

function setMode(call: ApiCall, mode: 'Running' | 'Frozen'): Promise<Outcome<void>> {
  return work(call, (context) => setBusinessClock(context, mode, machineNow()));
}

async function move(
  call: ApiCall,
  access: GatewayAccess,
  until: Instant | undefined,
  onGatewayFailure: (gateway: string) => void,
) {
  if (until === undefined) return accept({ renewed: 0, invoiced: 0, finalised: 0, overdue: 0 });
  const business = await loadAgain(call);
  if (business.clock.mode === 'Real') return refuse('Error.Clock.NotMovable', 'DateClock');
  const moved = await advanceClock(call.database, business, machineNow(), until, {
    agent: call.agent,
    access,
    onGatewayFailure,
  });
  if (moved.ok || moved.refusals[0].code !== 'Error.Clock.Backwards') return moved;
  return refuse('Error.Clock.Backwards', 'DateClock', moved.refusals[0].params);
}

async function readTestClock(call: ApiCall): Promise<BodyOf<typeof testClock>> {
  const { clock } = await loadAgain(call);
  return {
    IdBusiness: call.businessId,
    ModeClock: clock.mode,
    DateClock: formatInstant(readClock(clock, machineNow())),
    Links: [{ rel: 'self', href: path }],
  };
}

async function loadAgain(call: ApiCall) {
  const business = await loadBusiness(call.database, call.businessId);
  if (!business) throw new Error(`business ${call.businessId} is gone`);
  return business;
}

function machineNow(): Instant {
  return instant(Date.now());
}

export function testClockOperations(access: GatewayAccess) {
  return [showClock, setClockOperation(access)];
}
