/** The period or the date that a line is about; it has one of them. */
import { useFormats } from '../../../ui/formats.ts';

interface Dated {
  readonly DatePeriodStart?: string;
  readonly DatePeriodEnd?: string;
  readonly DateMove?: string;
}

export function useLinePeriod(): (line: Dated) => string | undefined {
  const { date } = useFormats();
  return ({ DatePeriodStart: start, DatePeriodEnd: end, DateMove: moved }) =>
    start && end ? `${date(start)} – ${date(end)}` : moved && date(moved);
}
