import { quantity } from '../numbers';
import type { CoverFigures } from '../types';

const SHARE = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 });

/** A share of all, 0 to 1. What is there is never shown as nothing. */
export function percent(share: number): string {
  return share > 0 && share < 0.0005 ? '< 0.1%' : SHARE.format(share);
}

/** `1 day`, `13.5 days`; nothing where nobody knows. */
export function lasting(days: number | null): string {
  if (days === null) return '–';
  return days === 1 ? '1 day' : `${quantity(days)} days`;
}

/** The threshold in force, and the one that is suggested where it is another. */
export function advice({ reorderThreshold, suggestedThreshold }: CoverFigures): string {
  const now = quantity(reorderThreshold);
  return suggestedThreshold === null || suggestedThreshold === reorderThreshold
    ? now
    : `${now}, better ${quantity(suggestedThreshold)}`;
}
