import type { Analytics, MonthFigures } from '../types';

const SHORT = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });
const LONG = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export interface Month extends MonthFigures {
  /** `Nov`, and in January the year as well. */
  short: string;
  /** `November 2026` */
  long: string;
}

/** The months of the figures, the oldest first. */
export function monthsOf({ monthlyConsumption }: Pick<Analytics, 'monthlyConsumption'>): Month[] {
  return Object.entries(monthlyConsumption).map(([month, figures]) => {
    const first = new Date(`${month}-01T00:00:00Z`);
    const short = SHORT.format(first);
    return {
      ...figures,
      short: first.getUTCMonth() === 0 ? `${short} ${first.getUTCFullYear()}` : short,
      long: LONG.format(first),
    };
  });
}
