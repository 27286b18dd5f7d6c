import { call } from '../../platform/api/client';
import { problemOf } from '../../platform/api/problem';
import type { OnceHeaders } from '../../platform/api/retryKey';

/**
 * Takes changes back, the last first; of a transfer both lines go with either. What is taken back already is no trouble:
 * an earlier try got so far.
 */
export async function undo(movementIds: readonly string[], headers: OnceHeaders): Promise<void> {
  for (const [index, id] of movementIds.toReversed().entries()) {
    const own = { 'Idempotency-Key': `${headers['Idempotency-Key']}.${index}` };
    await call<unknown>('POST', `/stock/movements/${id}/reverse`, { json: {}, headers: own }).catch((error) => {
      if (problemOf(error).code !== 'already_reversed') throw error;
    });
  }
}
