import { expect, it } from 'vitest';
import { monthsOf } from './months';

it('names the months as the workshop counts them, wherever the reader is', () => {
  const figures = { partsUpdated: 1, estimatedConsumption: 4, consumptionValue: 83.2, countDifference: 0 };
  const months = monthsOf({ monthlyConsumption: { '2025-12': figures, '2026-01': figures } });
  expect(months.map(({ short }) => short)).toEqual(['Dec', 'Jan 2026']);
  expect(months.map(({ long }) => long)).toEqual(['December 2025', 'January 2026']);
  expect(months[0]?.consumptionValue).toBe(83.2);
});
