/** The parts of the integration page, as they stand in the address. */
export const integrationTabs = ['keys', 'webhooks', 'deliveries', 'clock'] as const;
