import { describe, expect, it } from 'vitest';
import { money, quantity, signed, stepOf, stepped, typed, withUnit } from './numbers';

describe('numbers of parts', () => {
  it('keep all their decimals', () => {
    expect(quantity(1234567.125)).toBe('1,234,567.125');
    expect(quantity(-3)).toBe('−3');
    expect(signed(4)).toBe('+4');
    expect(signed(-1.5)).toBe('−1.5');
    expect(signed(0)).toBe('0');
    expect(money(24.5, 'EUR')).toBe('€24.50');
    expect(money(0.0125, 'EUR')).toBe('€0.0125');
    expect(money(1225.5, undefined)).toBe('1,225.5');
  });

  it('name a unit that is not a single thing', () => {
    expect(withUnit(5, 'each')).toBe('5');
    expect(withUnit(0.75, 'litre')).toBe('0.75 litre');
  });

  it.each([
    ['5', '5'],
    [' 12 ', '12'],
    ['1,5', '1.5'],
    ['1.5', '1.5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['−2', '-2'],
    ['-,5', '-0.5'],
    ['0,125', '0.125'],
    ['1.234', '1.234'],
    ['1 234,5', '1234.5'],
    ["12'000", '12000'],
    ['1,234.5', '1234.5'],
    ['1.234,5', '1234.5'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ['1234,567', '1234.567'],
  ])('are read as they are typed: %s', (input, text) => {
    expect(typed(input)).toEqual({ text });
  });

  it.each([
    '',
    'four',
    '1,2,3',
    '1..5',
    '--1',
    '-',
    ',',
    '1e3',
    '5 l',
  ])('are refused where they are none: %s', (input) => {
    expect(typed(input).problem).toBeDefined();
  });

  it('are asked about where a comma may mean either', () => {
    expect(typed('1,234').problem).toBe('Is that 1234 or 1.234? Please type it without a comma.');
  });

  it('are refused where digits would be lost', () => {
    expect(typed('1234567890.123')).toEqual({ text: '1234567890.123' });
    expect(typed('12345678901234.56').problem).toBe('This number has too many digits.');
  });

  it('go in steps that fit the unit', () => {
    expect(stepOf({ unitScale: 0 })).toBe(1);
    expect(stepOf({ unitScale: 2 })).toBe(0.5);
    expect(stepped('0.1', 0.5, 1)).toBe('0.6');
    expect(stepped('4', 1, -1)).toBe('3');
    expect(stepped('1', 1, -1)).toBe('1');
    expect(stepped('', 1, 1)).toBe('1');
    expect(stepped('1,5', 0.5, 1)).toBe('2');
  });
});
