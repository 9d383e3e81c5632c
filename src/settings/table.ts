/** The settings as the operator sees them: the README's table is made from this list, and a test holds it to the schema. */
export interface SettingRow {
  readonly name: string;
  /** As it would be written in the environment; empty when the setting is absent by default. */
  readonly default: string;
  readonly meaning: string;
}

export const settingsTable: readonly SettingRow[] = [
  { name: 'PORT', default: '3000', meaning: 'TCP port of the HTTP server; 0 takes any free one.' },
  {
    name: 'HOST',
    default: '127.0.0.1',
    meaning: 'Address to listen on; `0.0.0.0` or `::` for every interface.',
  },
  {
    name: 'TRUSTED_PROXIES',
    default: '',
    meaning:
      'Reverse proxies whose `X-Forwarded-For` is believed: addresses or CIDR, with commas (`127.0.0.1,10.0.0.0/8`); absent, nobody is.',
  },
  {
    name: 'PUBLIC_URL',
    default: '',
    meaning: 'Where the outside reaches this server, used in links; made from HOST and PORT when absent.',
  },
  {
    name: 'DATA_DIR',
    default: './data',
    meaning:
      'Folder of the embedded PostgreSQL and of the generated secret; a relative path starts at the project.',
  },
  {
    name: 'DATABASE_URL',
    default: '',
    meaning: 'A PostgreSQL 15 or newer (`postgres://…`); absent, Tacite starts its own under DATA_DIR.',
  },
  {
    name: 'TACITE_AGENT_KEY',
    default: '',
    meaning: 'Agent key of the first business, for a scripted installation; goes with TACITE_API_KEY.',
  },
  {
    name: 'TACITE_API_KEY',
    default: '',
    meaning: 'API key of the first business; goes with TACITE_AGENT_KEY. Absent, both are generated.',
  },
  {
    name: 'TACITE_DEMO',
    default: '1',
    meaning: '1 fills a new database with a demonstration, 0 leaves it empty.',
  },
  {
    name: 'LOG_LEVEL',
    default: 'info',
    meaning: '`fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.',
  },
  {
    name: 'SMTP_URL',
    default: '',
    meaning:
      'Mail server (`smtp://user:password@host:587?from=billing@example.com` or `smtps://…`); absent, mails are kept in the mailbox (`GET /Notification/Messages`) but not sent. Without `from`, the sender is `tacite@` the host of `PUBLIC_URL`.',
  },
  {
    name: 'TACITE_SECRET',
    default: '',
    meaning:
      'Secret of at least 32 characters that signs links and sessions; absent, one is generated and kept in DATA_DIR.',
  },
  {
    name: 'TACITE_PREVIOUS_SECRET',
    default: '',
    meaning:
      'The secret before the present one, for 30 days after a change: links that it sealed open until they expire.',
  },
  {
    name: 'TACITE_ALLOW_PRIVATE_WEBHOOKS',
    default: '0',
    meaning: '1 lets webhooks go to private, loopback and link-local addresses; 0 refuses them.',
  },
];

/** The list as a Markdown table, for README.md. */
export function settingsAsMarkdown(): string {
  const rows = settingsTable.map(
    (row) => `| \`${row.name}\` | ${row.default === '' ? '' : `\`${row.default}\``} | ${row.meaning} |`,
  );
  return ['| variable | default | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}
