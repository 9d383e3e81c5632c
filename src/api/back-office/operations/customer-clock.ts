/** The test clock of a single customer of a sandbox: given, moved with all that falls due, taken away. */
import { z } from 'zod';
import { findCustomerClock } from '../../../customers/customer-clock.ts';
import { findCustomerById } from '../../../customers/find-customer.ts';
import { removeCustomerClock, setCustomerClock } from '../../../customers/set-customer-clock.ts';
import { instant } from '../../../domain/calendar/instant.ts';
import { type BusinessClock, readClock } from '../../../domain/clock/business-clock.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, instantInput, wireInstant } from '../../../http/fields.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import type { GatewayAccess } from '../../../payments/accounts/gateway-access.ts';
import { advanceCustomerClock } from '../../../tick/advance-customer-clock.ts';
import { type ApiCall, work } from '../../call.ts';
import { defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { playedCounts, presentPlayed } from '../wire/played-counts.ts';

const path = '/Distribution/Customers/{customerId}/TestClock';

const testClock = z
  .object({
    IdCustomer: z.int(),
    /** `Business` when the customer lives in the time of its business. */
    ModeClock: z.enum(['Business', 'Running', 'Frozen']),
    DateClock: wireInstant,
  })
  .meta({ id: 'CustomerTestClock' });

const playedClock = testClock.extend(playedCounts);

const showClock = defineOperation({
  id: 'show-customer-test-clock',
  method: 'GET',
  path,
  summary: 'Read the test clock of a customer',
  tag: 'Customers',
  input: z.object({ customerId: identifier }),
  responses: { 200: testClock },
  handle: async (call, { customerId }) => {
    const shown = await readCustomerClock(call, customerId);
    return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
  },
});

const setClock = defineOperation({
  id: 'set-customer-test-clock',
  method: 'PUT',
  path,
  summary: 'Give a customer of a sandbox a test clock of its own',
  tag: 'Customers',
  input: z.object({ customerId: identifier, ModeClock: z.enum(['Running', 'Frozen']) }),
  responses: { 200: testClock },
  handle: async (call, { customerId, ModeClock }) => {
    const given = await work(call, async (context) => {
      if (!(await findCustomerById(context, customerId)))
        return refuse('Error.Customer.NotFound', 'customerId');
      return setCustomerClock(context, call.business, customerId, { mode: ModeClock }, machineNow());
    });
    if (!given.ok) return given;
    const shown = await readCustomerClock(call, customerId);
    return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
  },
});

function moveClockOperation(access: GatewayAccess) {
  return defineOperation({
    id: 'move-customer-test-clock',
    method: 'POST',
    path: `${path}/Advance`,
    summary: 'Move the test clock of a customer forward, and do all that falls due for it on the way',
    tag: 'Customers',
    input: z.object({ customerId: identifier, DateClock: instantInput }),
    responses: { 200: playedClock },
    handle: async (call, { customerId, DateClock }) => {
      const known = await readCustomerClock(call, customerId);
      if (!known.ok) return known;
      const failing = new Set<string>();
      const played = await advanceCustomerClock(
        call.database,
        call.business,
        customerId,
        machineNow(),
        DateClock,
        { agent: call.agent, access, onGatewayFailure: (gateway) => failing.add(gateway) },
      );
      if (!played.ok) return played;
      const shown = await readCustomerClock(call, customerId);
      if (!shown.ok) return shown;
      return accept({ status: 200, body: { ...shown.value, ...presentPlayed(played.value, failing) } });
    },
  });
}

const removeClock = defineOperation({
  id: 'delete-customer-test-clock',
  method: 'DELETE',
  path,
  summary: 'Bring a customer back to the time of its business',
  tag: 'Customers',
  input: z.object({ customerId: identifier }),
  responses: { 200: deleteSuccess },
  handle: (call, { customerId }) =>
    work(call, async (context) => {
      if (!(await findCustomerById(context, customerId)))
        return refuse('Error.Customer.NotFound', 'customerId');
      const removed = await removeCustomerClock(context, call.business, customerId, machineNow());
      return removed.ok ? accept(deleted(call)) : removed;
    }),
});

function machineNow() {
  return instant(Date.now());
}

function readCustomerClock(call: ApiCall, customerId: number) {
  return work(call, async (context): Promise<Outcome<z.output<typeof testClock>>> => {
    if (!(await findCustomerById(context, customerId)))
      return refuse('Error.Customer.NotFound', 'customerId');
    const own = await findCustomerClock(context.transaction, context.businessId, customerId);
    const clock: BusinessClock = own ?? call.business.clock;
    const ModeClock = own === undefined || own.mode === 'Real' ? 'Business' : own.mode;
    return accept({
      IdCustomer: customerId,
      ModeClock,
      DateClock: formatInstant(readClock(clock, machineNow())),
    });
  });
}

export function customerClockOperations(access: GatewayAccess) {
  return [showClock, setClock, moveClockOperation(access), removeClock];
}
