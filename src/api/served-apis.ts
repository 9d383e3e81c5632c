/** All that a server answers over HTTP: both APIs with their documents and pages, and what is open without a key. */
import { join } from 'node:path';
import type { Database } from '../database/connect.ts';
import type { LinkKeys } from '../hosted/link-keys.ts';
import { docsRoutes } from '../http/docs/docs-routes.ts';
import { referenceOf } from '../http/docs/reference.ts';
import { loadRecordedExamples } from '../http/recorded-examples.ts';
import { documentOf, type ServedApi, served } from '../http/server.ts';
import type { GatewayAccess } from '../payments/accounts/gateway-access.ts';
import { backOfficeApi } from './back-office/back-office-api.ts';
import { backOfficeDocument } from './back-office/back-office-document.ts';
import type { WebhookAccess } from './back-office/operations/webhooks.ts';
import type { CallSources } from './call.ts';
import { gatewayRoutes } from './gateways/gateway-routes.ts';
import { methodRoutes } from './gateways/method-routes.ts';
import { hostedRoutes } from './hosted/hosted-routes.ts';
import { liveApi } from './live/live-api.ts';
import { liveDocument } from './live/live-document.ts';
import { mailRoutes } from './mail/mail-routes.ts';
import { agentLinkRoutes } from './sessions/agent-link-routes.ts';
import { sessionRoutes } from './sessions/session-routes.ts';
import { webRoutes } from './web/web-routes.ts';

export interface ServedOptions {
  readonly sources: CallSources & Pick<Database, 'pool'>;
  readonly serverSecret: string;
  readonly keys: LinkKeys;
  readonly webhookAccess: WebhookAccess;
  readonly access: GatewayAccess;
  /** Where the outside reaches this server. */
  readonly publicUrl: string;
  /** Of the staff's application, as it was built. */
  readonly webFolder: string;
  /** With the guides, and the recorded examples under `examples`. */
  readonly docsFolder: string;
}

export function servedApis(options: ServedOptions): ServedApi[] {
  const { sources, serverSecret, keys, webhookAccess, access, publicUrl, docsFolder, webFolder } = options;
  const signInAccess = { publicUrl, serverSecrets: access.serverSecrets };
  const live = liveApi(sources);
  const backOffice = backOfficeApi(sources, webhookAccess, access);
  const examplesOf = (name: string) => loadRecordedExamples(join(docsFolder, 'examples', name));
  const liveInfo = { ...liveDocument, examples: examplesOf('live') };
  const backOfficeInfo = { ...backOfficeDocument, examples: examplesOf('back-office') };
  const liveContent = documentOf(live, liveInfo);
  const backOfficeContent = documentOf(backOffice, backOfficeInfo);
  const references = [
    referenceOf('live', live.operations, liveInfo, liveContent),
    referenceOf('back-office', backOffice.operations, backOfficeInfo, backOfficeContent),
  ];
  return [
    served(live, '/openapi/live.json', liveInfo, liveContent),
    served(backOffice, '/openapi/back-office.json', backOfficeInfo, backOfficeContent),
    docsRoutes({ references, guidesFolder: docsFolder, baseUrl: publicUrl }),
    mailRoutes(sources.kysely, serverSecret),
    hostedRoutes({ kysely: sources.kysely, keys, links: sources.hosted }),
    gatewayRoutes(sources.kysely, access),
    methodRoutes(sources.kysely, access),
    sessionRoutes(sources.kysely, signInAccess),
    agentLinkRoutes(sources.kysely, signInAccess),
    webRoutes(webFolder),
  ];
}
