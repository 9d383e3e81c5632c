/**
 * The cookie of the staff's session, and what keeps other sites from using it: it is sent along only from our own
 * pages (SameSite), is out of reach of scripts, and a request with it must carry a header that no other site can set
 * (OWASP Cross-Site Request Forgery Prevention, custom request headers).
 */
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyRequest } from 'fastify';

const NAME = 'tacite_session';
/** Browsers take a cookie of this name only over https, for the whole host and from no other one. */
const SECURE_NAME = `__Host-${NAME}`;

export function sessionTokenOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const cookies = parseCookie(header);
  return cookies[SECURE_NAME] ?? cookies[NAME];
}

export interface SessionCookie {
  readonly token: string;
  /** 0 ends it. */
  readonly seconds: number;
  /** Where pages are served over https. */
  readonly isSecure: boolean;
}

export function sessionCookie({ token, seconds, isSecure }: SessionCookie): string {
  return stringifySetCookie({
    name: isSecure ? SECURE_NAME : NAME,
    value: token,
    maxAge: seconds,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
  });
}

/** Our pages say so of themselves. */
export function isSentByPage({ headers }: FastifyRequest): boolean {
  return headers['x-tacite-csrf'] !== undefined;
}

/** A browser says where a request comes from; whoever says nothing is no browser, and has the header only by will. */
export function isFromOurPages(request: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (!isSentByPage(request)) return false;
  if (site !== undefined) return site === 'same-origin';
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === request.headers.host);
}
