/** Reading the lines of the bank's statements. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type BankLinesListInput, backOffice } from './back-office.ts';

export const bankLinesPage = (input: BankLinesListInput) =>
  queryOptions({
    queryKey: ['bankLines', input],
    queryFn: ({ signal }) => backOffice().bankLines.list(input, { signal }),
    placeholderData: keepPreviousData,
  });
