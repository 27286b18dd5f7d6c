import { describe, expect, it } from 'vitest';
import { ago, formatGap, formatTime, moment, timeParts } from './times';

describe('a time', () => {
  it.each([
    [0, '0.000'],
    [-5, '0.000'],
    [40_000, '40.000'],
    [61_005, '1:01.005'],
    [3_661_005, '1:01:01.005'],
  ])('of %i ms reads %s', (ms, text) => {
    expect(formatTime(ms)).toBe(text);
  });

  it('has its milliseconds apart, and none when it is no time', () => {
    expect(timeParts('1:01.005')).toEqual({ main: '1:01', ms: '.005' });
    expect(timeParts('hidden')).toEqual({ main: 'hidden', ms: '' });
  });

  it('is behind with a plus and ahead with a minus', () => {
    expect(formatGap(50)).toBe('+0.050');
    expect(formatGap(-1050)).toBe('−1.050');
  });
});

describe('a moment', () => {
  const now = new Date(2026, 10, 21, 12, 0).getTime();
  const at = (day: number, hour: number, year = 2026) => new Date(year, 10, day, hour, 5).toISOString();

  it.each([
    [at(21, 5), 'today 05:05'],
    [at(20, 23), 'yesterday 23:05'],
    [at(22, 5), 'tomorrow 05:05'],
    [at(17, 5), 'Tuesday 05:05'],
    [at(3, 5), '3 Nov 05:05'],
    [at(3, 5, 2025), '3 Nov 2025'],
  ])('%s reads %s', (iso, text) => {
    expect(moment(iso, now)).toBe(text);
  });

  it('was so long ago', () => {
    expect(ago(new Date(now - 60_000).toISOString(), now)).toBe('1 minute');
    expect(ago(new Date(now - 5 * 3_600_000).toISOString(), now)).toBe('5 hours');
    expect(ago(new Date(now - 3 * 86_400_000).toISOString(), now)).toBe('3 days');
  });
});
