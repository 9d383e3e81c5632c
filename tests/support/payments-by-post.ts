/** A gateway of tests with an account, whose server is this object: what it was asked, and what it is to answer. */
import type { ChargeAnswer } from '../../src/domain/collecting/charge-answer.ts';
import { type GatewayAccess, simulatorAlone } from '../../src/payments/accounts/gateway-access.ts';
import type { Gateway } from '../../src/payments/gateways/gateway.ts';
import type { RefundAnswer } from '../../src/payments/gateways/gateway-news.ts';
import type { RegistrationAnswer } from '../../src/payments/gateways/method-registration.ts';
import { storedNews } from '../../src/payments/news/stored-news.ts';

export interface PaymentsByPost {
  readonly gateway: Gateway;
  readonly access: GatewayAccess;
  isDown: boolean;
  readonly charged: string[];
  readonly forgotten: string[];
  charge: ChargeAnswer;
  refund: RefundAnswer;
  registration: RegistrationAnswer;
}

export function paymentsByPost(serverSecret = 'a secret of tests, at least 32 characters'): PaymentsByPost {
  const expectUp = () => {
    if (post.isDown) throw new Error('the post is on strike');
  };
  const gateway: Gateway = {
    name: 'post',
    title: { en: 'By post', fr: 'Par la poste' },
    typesPayment: ['Card', 'DirectDebit'],
    settings: [
      {
        name: 'ApiKey',
        title: { en: 'Key', fr: 'Clé' },
        isSecret: true,
        isRequired: true,
        pattern: /^key-\w+$/,
      },
      {
        name: 'Region',
        title: { en: 'Region', fr: 'Région' },
        isSecret: false,
        isRequired: false,
        pattern: /^\w+$/,
      },
    ],
    async checkSettings({ settings }) {
      expectUp();
      return settings.get('ApiKey') === 'key-wrong' ? 'Unknown key.' : null;
    },
    async charge(_call, requests) {
      expectUp();
      post.charged.push(...requests.map(({ idempotencyKey }) => idempotencyKey));
      return requests.map(() => post.charge);
    },
    async lookUp(_call, requests) {
      expectUp();
      const known = requests.filter(({ idempotencyKey }) => post.charged.includes(idempotencyKey));
      return new Map(known.map(({ idempotencyKey }) => [idempotencyKey, post.charge]));
    },
    async refund(_call, requests) {
      expectUp();
      return requests.map(() => post.refund);
    },
    registration: {
      async begin(_call, { registrationKey }) {
        expectUp();
        return { reference: `post-${registrationKey}`, url: `https://post.example/${registrationKey}` };
      },
      async finish() {
        expectUp();
        return post.registration;
      },
    },
    async forget(_call, token) {
      expectUp();
      post.forgotten.push(token);
    },
    async receive({ settings }, { headers, body }) {
      return headers.get('x-key') === settings.get('ApiKey')
        ? storedNews.array().parse(JSON.parse(body))
        : null;
    },
  };
  const post: PaymentsByPost = {
    gateway,
    access: {
      gateways: new Map([...simulatorAlone.gateways, ['post', gateway]]),
      serverSecrets: [serverSecret],
      publicUrl: 'http://localhost',
    },
    isDown: false,
    charged: [],
    forgotten: [],
    charge: { kind: 'Succeeded', reference: 'p1' },
    refund: { kind: 'Succeeded', reference: 'r1' },
    registration: { kind: 'Pending' },
  };
  return post;
}
