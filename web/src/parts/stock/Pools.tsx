import { useState } from 'react';
import { withUnit } from '../numbers';
import type { Part, Pool } from '../types';
import type { Made } from '../Undo';
import { modelName } from '../words';
import { Count } from './Count';
import { Transfer } from './Transfer';

/** Where a part's stock is set aside, each place with its count. */
export function Pools({ part, pools, onMade }: { part: Part; pools: Pool[]; onMade: (made: Made) => void }) {
  const [counting, setCounting] = useState<Pool | null>(null);
  const [moving, setMoving] = useState(false);
  return (
    <section className="panel">
      <h2>Stock by model</h2>
      <ul className="rows" aria-label="Stock by model">
        {pools.map((pool) => (
          <li key={pool.vehicleModel} className="line pool">
            <bdi className="what">{modelName(pool.vehicleModel)}</bdi>
            <strong className="figures">{withUnit(pool.quantity, part.unit)}</strong>
            {!part.archived && (
              <button type="button" className="button small" onClick={() => setCounting(pool)}>
                Count<span className="visually-hidden"> {modelName(pool.vehicleModel)}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {!part.archived && (
        <button type="button" className="button small" onClick={() => setMoving(true)}>
          Move to another model
        </button>
      )}
      {counting && <Count part={part} pool={counting} onMade={onMade} onClose={() => setCounting(null)} />}
      {moving && <Transfer part={part} pools={pools} onMade={onMade} onClose={() => setMoving(false)} />}
    </section>
  );
}
