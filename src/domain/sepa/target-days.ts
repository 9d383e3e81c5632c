/** Days on which the euro's settlement system (T2) works: on no other is a direct debit collected. */
import { Temporal } from 'temporal-polyfill';

/** A calendar day, `YYYY-MM-DD`. */
type Day = string;

/** Closed on Saturdays, Sundays, 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December (ECB, since 2002). */
export function isTargetDay(day: Day): boolean {
  const date = Temporal.PlainDate.from(day);
  if (date.dayOfWeek > 5) return false;
  if (['01-01', '05-01', '12-25', '12-26'].includes(day.slice(5))) return false;
  const easter = easterOf(date.year);
  return !date.equals(easter.subtract({ days: 2 })) && !date.equals(easter.add({ days: 1 }));
}

/** The first day on which what is sent today can be collected. @param leadDays settlement days that the bank wants, at least 1 */
export function earliestCollection(today: Day, leadDays: number): Day {
  let date = Temporal.PlainDate.from(today);
  for (let left = leadDays; left > 0; ) {
    date = date.add({ days: 1 });
    if (isTargetDay(date.toString())) left -= 1;
  }
  return date.toString();
}

/** Gregorian Easter Sunday, by the anonymous algorithm of 1876 (Butcher's Ecclesiastical Calendar). */
export function easterOf(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return new Temporal.PlainDate(year, Math.floor(sum / 31), (sum % 31) + 1);
}
