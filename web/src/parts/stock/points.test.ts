import { describe, expect, it } from 'vitest';
import type { Movement, MovementType } from '../types';
import { stockPoints, stockRange } from './points';

const line = (seq: number, type: MovementType, totalAfter: number, minute: number) =>
  ({ seq, type, totalAfter, createdAt: `2026-11-20T10:${minute}:00.000Z` }) as Movement;

describe('the chart of stock', () => {
  it('goes from the opening stock to what there is now', () => {
    const ledger = [line(3, 'consume', 21, 30), line(2, 'receive', 25, 20), line(1, 'opening', 20, 10)];
    expect(stockPoints(ledger)).toEqual([
      { at: '2026-11-20T10:10:00.000Z', stock: 20, received: false },
      { at: '2026-11-20T10:20:00.000Z', stock: 25, received: true },
      { at: '2026-11-20T10:30:00.000Z', stock: 21, received: false },
    ]);
    expect(stockPoints([])).toEqual([]);
  });

  it('has no step where stock moved from model to model, and one for what was written at once', () => {
    const moved = [line(3, 'transfer_in', 20, 20), line(2, 'transfer_out', 20, 20), line(1, 'opening', 20, 10)];
    expect(stockPoints(moved)).toHaveLength(1);
    const card = [line(3, 'consume', 15, 20), line(2, 'consume', 18, 20), line(1, 'opening', 20, 10)];
    expect(stockPoints(card).map(({ stock }) => stock)).toEqual([20, 15]);
  });

  it('shows nought and the threshold', () => {
    const points = stockPoints([line(1, 'opening', 10, 10)]);
    expect(stockRange(points, 5)).toEqual([0, 11]);
    expect(stockRange(points, 20)).toEqual([0, 22]);
    expect(stockRange(stockPoints([line(1, 'count', -10, 10)]), 0)).toEqual([-11, 1.1]);
    expect(stockRange([], 0)).toEqual([0, 1.1]);
  });
});
