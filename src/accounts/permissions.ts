/**
 * What an agent may do by its role, and what a key may be used for: the two tables that every API asks. A key does
 * no more than its agent may, and no more than its scopes say.
 */
export const agentRoles = ['Owner', 'Admin', 'Finance', 'Support', 'Developer', 'ReadOnly'] as const;
export type AgentRole = (typeof agentRoles)[number];

/** The parts of the Back Office that roles tell apart. */
export const areas = [
  'Catalogue',
  'Customers',
  'Subscriptions',
  'Finance',
  'Organization',
  'Agents',
  'Integration',
] as const;
export type Area = (typeof areas)[number];

export type Access = 'Read' | 'Write';

export const keyScopes = ['LiveRead', 'LiveWrite', 'BackOfficeRead', 'BackOfficeWrite'] as const;
export type KeyScope = (typeof keyScopes)[number];

export interface Permitted {
  readonly role: AgentRole;
  readonly scopes: readonly KeyScope[];
}

/** The areas that a role may change; every role may read all but those of `hidden`. */
const writable: Readonly<Record<AgentRole, readonly Area[]>> = {
  Owner: areas,
  // Other agents and their roles are the owner's affair, so that an admin cannot become one.
  Admin: areas.filter((area) => area !== 'Agents'),
  Finance: ['Customers', 'Subscriptions', 'Finance'],
  Support: ['Customers', 'Subscriptions'],
  Developer: ['Catalogue', 'Integration'],
  ReadOnly: [],
};

const hidden: Readonly<Record<AgentRole, readonly Area[]>> = {
  Owner: [],
  Admin: [],
  Finance: ['Integration'],
  Support: ['Integration'],
  Developer: [],
  ReadOnly: ['Integration'],
};

export function mayUseBackOffice({ role, scopes }: Permitted, area: Area, access: Access): boolean {
  if (!scopes.includes(access === 'Read' ? 'BackOfficeRead' : 'BackOfficeWrite')) return false;
  return access === 'Write' ? writable[role].includes(area) : !hidden[role].includes(area);
}

/** Documents of anonymised customers are for whoever answers for the books. */
export function mayOpenSealed({ role }: Pick<Permitted, 'role'>): boolean {
  return role === 'Owner' || role === 'Finance';
}

/** The Live API is the integrator's: any role reads, and all but the reading ones write. */
export function mayUseLive({ role, scopes }: Permitted, access: Access): boolean {
  if (!scopes.includes(access === 'Read' ? 'LiveRead' : 'LiveWrite')) return false;
  return access === 'Read' || role !== 'ReadOnly';
}

/** Whether a key of this role and these scopes allows nothing that the one who makes it may not do. */
export function mayHandOut(maker: Permitted, { role, scopes }: Permitted): boolean {
  return (
    writable[role].every((area) => writable[maker.role].includes(area)) &&
    scopes.every((scope) => maker.scopes.includes(scope))
  );
}
