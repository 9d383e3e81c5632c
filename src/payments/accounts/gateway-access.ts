/** What it takes to use the accounts that businesses have with gateways. Made once, where the server starts. */
import type { Gateway } from '../gateways/gateway.ts';
import { gateways } from '../gateways/gateways.ts';
import { simulator } from '../gateways/simulator/simulator.ts';

export interface GatewayAccess {
  /** Those of this installation, by name. */
  readonly gateways: ReadonlyMap<string, Gateway>;
  /** Of the server: the first seals what businesses enter, the others still open what they sealed. */
  readonly serverSecrets: readonly string[];
  /** Where payers find us. */
  readonly publicUrl: string;
}

/** All that are installed. */
export function installedGateways(serverSecrets: readonly string[], publicUrl: string): GatewayAccess {
  return { gateways, serverSecrets, publicUrl };
}

/** Where nothing leaves the machine: the demonstration, tests. */
export const simulatorAlone: GatewayAccess = {
  gateways: new Map([[simulator.name, simulator]]),
  serverSecrets: [],
  publicUrl: 'http://localhost',
};
