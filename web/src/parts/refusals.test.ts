import { describe, expect, it } from 'vitest';
import { ProblemError } from '../platform/api/problem';
import { fieldProblem, presentOf, refusedLines, shortOf } from './refusals';

const problem = (code: string, extra: object = {}) =>
  new ProblemError({ status: 409, code, detail: 'Only 7 left.', ...extra });

describe('what the server refuses', () => {
  it('says how much there is', () => {
    const extra = { available: 7, requested: 9, vehicleModel: 'ALL' };
    expect(shortOf(problem('insufficient_stock', extra))).toEqual({ available: 7, vehicleModel: 'ALL' });
    expect(shortOf(problem('pools_in_use', extra))).toBeUndefined();
    expect(shortOf(problem('insufficient_stock'))).toBeUndefined();
    expect(shortOf(null)).toBeUndefined();
  });

  it('says what the stock is now', () => {
    const extra = { currentStock: 0, version: 4 };
    expect(presentOf(problem('stock_conflict', extra))).toEqual(extra);
    expect(presentOf(problem('version_mismatch', { version: 4 }))).toBeUndefined();
    expect(presentOf(problem('stock_conflict', { currentStock: 3 }))).toBeUndefined();
  });

  it('names each line that is short', () => {
    const lines = [{ index: 0, available: 0 }, { index: 2, partId: 'x' }, 'no line', { available: 4 }];
    expect([...refusedLines(problem('insufficient_stock', { lines }))]).toEqual([
      [0, { available: 0 }],
      [2, { available: undefined }],
    ]);
    expect(refusedLines(problem('busy')).size).toBe(0);
    expect(refusedLines(null).size).toBe(0);
  });

  it('says it of a field', () => {
    const errors = [{ field: 'lines[1].quantity', code: 'invalid_quantity', message: 'Whole units.' }];
    expect(fieldProblem(problem('invalid_quantity', { errors }), 'lines[1].quantity')).toBe('Whole units.');
    expect(fieldProblem(problem('invalid_quantity', { errors }), 'quantity')).toBeUndefined();
    expect(fieldProblem(problem('busy', { errors: null }), 'quantity')).toBeUndefined();
  });
});
