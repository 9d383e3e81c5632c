// Written by `npm run client:generate` from the operations of the server: change those instead.
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { Link } from './features.ts';

export interface TestClock {
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness: number;
  /** How the test clock runs. */
  readonly ModeClock: 'Real' | 'Running' | 'Frozen';
  /** What the test clock shows. */
  readonly DateClock: string;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface TestClockShowInput {
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface TestClockUpdateInput {
  /** How the test clock runs. */
  readonly ModeClock?: 'Running' | 'Frozen' | undefined;
  /** What the test clock shows. */
  readonly DateClock?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface TestClockUpdateAnswer {
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness: number;
  /** How the test clock runs. */
  readonly ModeClock: 'Real' | 'Running' | 'Frozen';
  /** What the test clock shows. */
  readonly DateClock: string;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
  /** Subscriptions that renewed. */
  readonly CountRenewed: number;
  /** Invoices that were made. */
  readonly CountInvoiced: number;
  /** Invoices that were issued. */
  readonly CountFinalised: number;
  /** Invoices that became overdue. */
  readonly CountOverdue: number;
  /** Gateways that did not answer on the way: what they were to be asked stays planned. */
  readonly GatewaysWithoutAnswer?: readonly string[];
}

export interface TestClockResource {
  /** Read the clock of the business. `GET /Organization/TestClock` */
  show(input?: TestClockShowInput, options?: CallOptions): Promise<TestClock>;
  /**
   * Freeze the clock of a sandbox, let it run, or move it forward and do all that falls due on the way.
   * `PATCH /Organization/TestClock`
   */
  update(input?: TestClockUpdateInput, options?: CallOptions): Promise<TestClockUpdateAnswer>;
}

const showOperation: Operation = { method: 'GET', path: '/Organization/TestClock' };

const updateOperation: Operation = { method: 'PATCH', path: '/Organization/TestClock' };

export function testClock(send: Send): TestClockResource {
  return {
    show: (input = {}, options) => send(showOperation, input, options),
    update: (input = {}, options) => send(updateOperation, input, options),
  };
}
