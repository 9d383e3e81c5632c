/** How a link within a text or a row looks. */
export const linkClass = 'font-medium text-accent underline-offset-2 hover:underline';
