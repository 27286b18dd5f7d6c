import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm } from '../../platform/ui/dialog';
import { When } from '../../platform/ui/figures';
import { Empty, Loaded } from '../../platform/ui/states';
import { useOlder } from '../../platform/ui/useOlder';
import { money, signed, withUnit } from '../numbers';
import { partsQueries } from '../queries';
import type { Movement, Part } from '../types';
import { ChangeProblem, useChange } from '../useChange';
import { ALL_MODELS, canBeUndone, modelName, movementName } from '../words';
import { undo } from './takeBack';

/** Every change of a part's stock, the newest first. */
export function Ledger({ part }: { part: Part }) {
  const query = useInfiniteQuery(partsQueries.ledger(part.partId));
  const older = useOlder(query);
  const movements = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="panel">
      <h2>Ledger</h2>
      <Loaded query={query} bones={6}>
        {() =>
          movements.length === 0 ? (
            <Empty title="Nothing moved so far" />
          ) : (
            <>
              <ul className="rows" aria-label="Ledger">
                {movements.map((movement) => (
                  <Row key={movement.movementId} movement={movement} part={part} />
                ))}
              </ul>
              {query.hasNextPage && (
                <button
                  type="button"
                  className="button small"
                  aria-disabled={query.isFetchingNextPage || undefined}
                  onClick={older}
                >
                  {query.isFetchingNextPage ? 'One moment …' : 'Show older changes'}
                </button>
              )}
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function Row({ movement, part }: { movement: Movement; part: Part }) {
  const { type, vehicleModel, delta, totalAfter, occurredAt, reference, reason, reversedBy } = movement;
  return (
    <li>
      <details>
        <summary className="row between">
          <span className="what">
            {movementName(type)}
            {vehicleModel !== ALL_MODELS && <bdi className="soft"> · {vehicleModel}</bdi>}
            {reversedBy !== null && <span className="soft"> · undone</span>}
            <span className="soft small facts-line">
              <When at={occurredAt} />
              {reference !== '' && <bdi>{reference}</bdi>}
              {reason !== '' && <bdi>{reason}</bdi>}
            </span>
          </span>
          <span className="number stack tight">
            <strong className="figures">{signed(delta)}</strong>
            <span className="soft small figures">
              <span className="visually-hidden">total after it </span>
              {withUnit(totalAfter, part.unit)}
            </span>
          </span>
        </summary>
        <More movement={movement} part={part} />
      </details>
    </li>
  );
}

function More({ movement, part }: { movement: Movement; part: Part }) {
  const currency = useQuery(partsQueries.settings).data?.currency;
  const [asking, setAsking] = useState(false);
  const back = useChange(undo, () => setAsking(false));
  return (
    <div className="stack close more">
      <dl className="pairs small">
        <dt>Stock for</dt>
        <dd>
          {modelName(movement.vehicleModel)}, then {withUnit(movement.quantityAfter, part.unit)}
        </dd>
        {movement.unitCost !== null && (
          <>
            <dt>For one</dt>
            <dd className="figures">{money(movement.unitCost, currency)}</dd>
          </>
        )}
        <dt>Written</dt>
        <dd>
          <When at={movement.createdAt} />, change {movement.seq}
        </dd>
      </dl>
      {canBeUndone(movement) && !part.archived && (
        <div>
          <button type="button" className="button small" onClick={() => setAsking(true)}>
            Undo this
          </button>
        </div>
      )}
      {asking && (
        <Confirm
          title="Undo this change?"
          action="Undo"
          busy={back.busy}
          problem={<ChangeProblem problem={back.problem} />}
          onConfirm={() => back.send([movement.movementId])}
          onClose={() => setAsking(false)}
        >
          <p>
            {movementName(movement.type)} <span className="figures">{signed(movement.delta)}</span> is taken back by a
            line of its own, which cannot be undone itself.
          </p>
        </Confirm>
      )}
    </div>
  );
}
