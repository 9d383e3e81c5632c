/** The ways of being paid that a business has: the gateways of this installation, and payments that agents record. */
import type { Kysely } from 'kysely';
import type { BusinessKind, Tables } from '../database/table-types.ts';
import type { PaymentType } from '../domain/billing/invoice-state.ts';
import type { GatewayAccess } from './accounts/gateway-access.ts';
import { isGatewayEnabled, plainSettings } from './accounts/open-gateways.ts';
import type { GatewaySetting } from './gateways/gateway.ts';

export interface FoundGateway {
  readonly name: string;
  readonly title: { readonly en: string; readonly fr: string };
  readonly isEnabled: boolean;
  readonly typesPayment: readonly PaymentType[];
  /** Collects by itself what is due. */
  readonly canCharge: boolean;
  readonly canRefund: boolean;
  /** Keeps a card or a mandate of a customer. */
  readonly canKeepMethod: boolean;
  /** An agent records what was received. */
  readonly canRecordPayment: boolean;
  readonly settings: readonly FoundSetting[];
}

interface FoundSetting extends GatewaySetting {
  /** Null when it was not entered, and always of a secret. */
  readonly value: string | null;
  /** Of a secret: when it was entered. */
  readonly setAt: string | null;
}

/** Needs nobody's account: money arrives, and an agent says so. */
const offline: FoundGateway = {
  name: 'Offline',
  title: { en: 'Transfer, cheque, cash and other', fr: 'Virement, chèque, espèces et autres' },
  isEnabled: true,
  typesPayment: ['ExternalBank', 'ExternalCheck', 'ExternalCash', 'ExternalOther'],
  canCharge: false,
  canRefund: false,
  canKeepMethod: false,
  canRecordPayment: true,
  settings: [],
};

export async function findGateways(
  kysely: Kysely<Tables>,
  business: { readonly id: number; readonly kind: BusinessKind },
  access: GatewayAccess,
): Promise<readonly FoundGateway[]> {
  const rows = await kysely
    .selectFrom('gateway_account')
    .select(['gateway', 'settings', 'secrets_set_at', 'is_enabled'])
    .where('business_id', '=', business.id)
    .execute();
  const accounts = new Map(rows.map((row) => [row.gateway, row]));
  const installed = [...access.gateways.values()].map((gateway): FoundGateway => {
    const account = accounts.get(gateway.name);
    const values = plainSettings.parse(account?.settings ?? {});
    const setAt = plainSettings.parse(account?.secrets_set_at ?? {});
    return {
      name: gateway.name,
      title: gateway.title,
      isEnabled: isGatewayEnabled(gateway, business.kind, account),
      typesPayment: gateway.typesPayment,
      canCharge: true,
      canRefund: gateway.refund !== undefined,
      canKeepMethod: gateway.registration !== undefined,
      canRecordPayment: false,
      settings: gateway.settings.map((one) => ({
        ...one,
        value: values[one.name] ?? null,
        setAt: setAt[one.name] ?? null,
      })),
    };
  });
  return [...installed, offline];
}
