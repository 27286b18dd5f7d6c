import type { Movement } from '../types';

/** How much there was from a moment on. */
export interface Point {
  at: string;
  stock: number;
  /** What came then, if anything did. */
  received: boolean;
}

/**
 * A part's stock over time, the oldest first. What was dated back counts when it was written: so the number on the shelf
 * went. Stock that only moved from model to model is no change.
 *
 * @param ledger the newest first
 */
export function stockPoints(ledger: readonly Movement[]): Point[] {
  const points: Point[] = [];
  for (const { createdAt, totalAfter, type } of ledger.toReversed()) {
    const last = points.at(-1);
    if (last?.stock === totalAfter) continue;
    // Lines of one job card are written at the same moment.
    if (last?.at === createdAt) points.pop();
    points.push({ at: createdAt, stock: totalAfter, received: type === 'receive' });
  }
  return points;
}

/** The least and the most that a chart of them shows, with nought and the threshold in sight. */
export function stockRange(points: readonly Point[], threshold: number): [number, number] {
  const stocks = points.map(({ stock }) => stock);
  const low = Math.min(0, ...stocks);
  const high = Math.max(1, threshold, ...stocks);
  return [low * 1.1, high * 1.1];
}
