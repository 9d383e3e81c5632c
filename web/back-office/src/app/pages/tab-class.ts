/** How the tabs of a page look. */
export const tabClass =
  'rounded-md px-3 py-1.5 font-medium text-soft hover:bg-wash data-[active]:bg-wash data-[active]:text-accent';
