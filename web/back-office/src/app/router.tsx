/** The addresses of the application and the page that each opens. */
import { useQuery } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  lazyRouteComponent,
  useNavigate,
  useRouter,
} from '@tanstack/react-router';
import { useEffect } from 'react';
import { z } from 'zod';
import { linkClass } from '../../../ui/link-class.ts';
import { Page } from '../../../ui/page.tsx';
import { currentSession } from '../api/session.ts';
import { bankLineStates } from '../features/bank/bank-line-states.ts';
import { catalogueTabs } from '../features/catalogue/catalogue-tabs.ts';
import { integrationTabs } from '../features/integration/integration-tabs.ts';
import { messageStates } from '../features/messages/message-states.ts';
import { paymentStates, paymentTabs } from '../features/payments/payment-tabs.ts';
import { listSearch } from './pages/list-search.ts';
import { Shell } from './shell.tsx';
import { useShellTexts } from './shell-texts.ts';

const root = createRootRoute({ notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ next: z.string().startsWith('/').optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./pages/sign-in-page.tsx'), 'SignInPage'),
});

const forgottenPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgotten-password',
  component: lazyRouteComponent(() => import('./pages/sign-in-page.tsx'), 'ForgottenPasswordPage'),
});

const choosePassword = createRoute({
  getParentRoute: () => root,
  path: '/choose-password',
  component: lazyRouteComponent(() => import('./pages/sign-in-page.tsx'), 'ChoosePasswordPage'),
});

const staff = createRoute({ getParentRoute: () => root, id: 'staff', component: Staff });

const home = createRoute({
  getParentRoute: () => staff,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home-page.tsx'), 'HomePage'),
});

const lists = createRoute({
  getParentRoute: () => staff,
  path: '/subscriptions-invoices',
  validateSearch: listSearch,
  component: lazyRouteComponent(
    () => import('./pages/subscriptions-and-invoices.tsx'),
    'SubscriptionsAndInvoices',
  ),
});

const customer = createRoute({
  getParentRoute: () => staff,
  path: '/customers/$customerId',
  component: lazyRouteComponent(() => import('./pages/routed-pages.tsx'), 'RoutedCustomer'),
});

const subscription = createRoute({
  getParentRoute: () => staff,
  path: '/subscriptions/$subscriptionId',
  component: lazyRouteComponent(() => import('./pages/routed-pages.tsx'), 'RoutedSubscription'),
});

const invoice = createRoute({
  getParentRoute: () => staff,
  path: '/invoices/$invoiceId',
  component: lazyRouteComponent(() => import('./pages/routed-pages.tsx'), 'RoutedInvoice'),
});

const mailboxSearch = z.object({
  state: z.enum(messageStates).optional().catch(undefined),
  page: z.int().min(1).optional().catch(undefined),
});

const mailbox = createRoute({
  getParentRoute: () => staff,
  path: '/messages',
  validateSearch: mailboxSearch,
  component: lazyRouteComponent(() => import('./pages/routed-mailbox.tsx'), 'RoutedMailbox'),
});

const message = createRoute({
  getParentRoute: () => staff,
  path: '/messages/$messageId',
  component: lazyRouteComponent(() => import('./pages/routed-mailbox.tsx'), 'RoutedMessage'),
});

const bank = createRoute({
  getParentRoute: () => staff,
  path: '/bank',
  validateSearch: z.object({
    state: z
      .enum([...bankLineStates, 'All'])
      .optional()
      .catch(undefined),
    page: z.int().min(1).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./pages/routed-bank.tsx'), 'RoutedBank'),
});

const payments = createRoute({
  getParentRoute: () => staff,
  path: '/payments',
  validateSearch: z.object({
    part: z.enum(paymentTabs).optional().catch(undefined),
    state: z.enum(paymentStates).optional().catch(undefined),
    onAccount: z.boolean().optional().catch(undefined),
    page: z.int().min(1).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./pages/routed-payments.tsx'), 'RoutedPayments'),
});

const catalogue = createRoute({
  getParentRoute: () => staff,
  path: '/catalogue',
  validateSearch: z.object({
    part: z.enum(catalogueTabs).optional().catch(undefined),
    page: z.int().min(1).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./pages/routed-catalogue.tsx'), 'RoutedCatalogue'),
});

const offer = createRoute({
  getParentRoute: () => staff,
  path: '/catalogue/offers/$offerId',
  component: lazyRouteComponent(() => import('./pages/routed-catalogue.tsx'), 'RoutedOffer'),
});

const integration = createRoute({
  getParentRoute: () => staff,
  path: '/integration',
  validateSearch: z.object({
    part: z.enum(integrationTabs).optional().catch(undefined),
    webhook: z.int().min(1).optional().catch(undefined),
    page: z.int().min(1).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./pages/routed-integration.tsx'), 'RoutedIntegration'),
});

const account = createRoute({
  getParentRoute: () => staff,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/account/account-page.tsx'), 'AccountPage'),
});

const agents = createRoute({
  getParentRoute: () => staff,
  path: '/team',
  component: lazyRouteComponent(() => import('../features/agents/agents-page.tsx'), 'AgentsPage'),
});

/** Who is not signed in comes back here after signing in. */
function Staff() {
  const { data: session, isPending } = useQuery(currentSession);
  const isSignedOut = !isPending && !session;
  const navigate = useNavigate();
  const router = useRouter();
  useEffect(() => {
    if (!isSignedOut) return;
    const { pathname, searchStr } = router.state.location;
    const next = pathname === '/' ? undefined : `${pathname}${searchStr}`;
    void navigate({ to: '/sign-in', search: { next }, replace: true });
  }, [isSignedOut, navigate, router]);
  const mustAddFactor = session?.LacksSecondFactor === true;
  useEffect(() => {
    if (mustAddFactor) void navigate({ to: '/account', replace: true });
  }, [mustAddFactor, navigate]);
  if (!session) return null;
  return (
    <Shell
      businessName={session.Business.Name}
      isSandbox={session.Business.TypeBusiness === 'Sandbox'}
      agentName={session.Agent.Name}
    />
  );
}

function NotFound() {
  const t = useShellTexts();
  return (
    <main>
      <Page title={t('notFound')}>
        <p className="mb-2">{t('notFoundMore')}</p>
        <Link to="/" className={linkClass}>
          {t('toHome')}
        </Link>
      </Page>
    </main>
  );
}

export function makeRouter() {
  return createRouter({
    routeTree: root.addChildren([
      signIn,
      forgottenPassword,
      choosePassword,
      staff.addChildren([
        home,
        lists,
        customer,
        subscription,
        invoice,
        payments,
        bank,
        catalogue,
        offer,
        integration,
        mailbox,
        message,
        account,
        agents,
      ]),
    ]),
    basepath: '/app',
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
