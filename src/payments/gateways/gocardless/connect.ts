/**
 * The client of GoCardless for the account of a business: their own library, which sets no time limit itself, over
 * connections that end when nothing comes.
 */
import { Agent } from 'node:https';
import { Socket } from 'node:net';
import { Environments, GoCardlessClient } from 'gocardless-nodejs';
import type { GatewayCall } from '../gateway-call.ts';

/** Longer than their server thinks about a payment; what is cut off is asked for later. */
const SILENCE_MS = 30_000;

export type Connect = (call: GatewayCall) => GoCardlessClient;

/** @param agent how their server is reached: the library's addresses are fixed, and tests have a server of their own */
export function connectThrough(agent: Agent): Connect {
  return ({ settings }) => {
    const token = settings.get('AccessToken');
    if (token === undefined) throw new Error('the access token of GoCardless is missing');
    const environment = settings.get('Environment') === 'live' ? Environments.Live : Environments.Sandbox;
    return new GoCardlessClient(token, environment, { proxy: { https: agent } });
  };
}

/** A connection each request: a kept one would lose its time limit at its second request. */
export function impatientAgent(): Agent {
  const agent = new Agent({ keepAlive: false });
  const open = agent.createConnection.bind(agent);
  agent.createConnection = (options, onOpened) => {
    const socket = open(options, onOpened);
    if (socket instanceof Socket)
      socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('GoCardless does not answer')));
    return socket;
  };
  return agent;
}
