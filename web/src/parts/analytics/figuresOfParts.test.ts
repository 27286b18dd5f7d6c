import { describe, expect, it } from 'vitest';
import type { CoverFigures } from '../types';
import { advice, lasting, percent } from './figuresOfParts';

const cover = (reorderThreshold: number, suggestedThreshold: number | null) =>
  ({ reorderThreshold, suggestedThreshold }) as CoverFigures;

describe('figures of a part', () => {
  it('name an advice only where it is another threshold', () => {
    expect(advice(cover(5, 8))).toBe('5, better 8');
    expect(advice(cover(5, 5))).toBe('5');
    expect(advice(cover(0, 12))).toBe('0, better 12');
    expect(advice(cover(5, null))).toBe('5');
  });

  it('say for how many days, and nothing where nobody knows', () => {
    expect(lasting(13.5)).toBe('13.5 days');
    expect(lasting(1)).toBe('1 day');
    expect(lasting(0)).toBe('0 days');
    expect(lasting(null)).toBe('–');
  });

  it('show no share that is there as nothing', () => {
    expect(percent(0.4213)).toBe('42.1%');
    expect(percent(0.0001)).toBe('< 0.1%');
    expect(percent(0)).toBe('0%');
    expect(percent(1)).toBe('100%');
  });
});
