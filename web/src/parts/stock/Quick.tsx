import { useState } from 'react';
import { Field } from '../../platform/ui/forms';
import { typed, withUnit } from '../numbers';
import { fieldProblem, shortOf } from '../refusals';
import type { Part, Pool } from '../types';
import type { Made } from '../Undo';
import { ChangeProblem } from '../useChange';
import { ALL_MODELS, modelName } from '../words';
import { Mover, useMove } from './Mover';

interface Details {
  reference: string;
  vehicleModel: string;
  unitCost: string;
  /** Whether what is received belongs to the order. */
  link: boolean;
}

const NO_DETAILS: Details = { reference: '', vehicleModel: ALL_MODELS, unitCost: '', link: true };

/** Takes from a part's shelf and puts onto it, each by one press with the number that was used last. */
export function Quick({
  part,
  pools,
  ordered,
  onMade,
}: {
  part: Part;
  pools: Pool[];
  ordered: boolean;
  onMade: (made: Made) => void;
}) {
  const [details, setDetails] = useState(NO_DETAILS);
  const [opened, setOpened] = useState(false);
  const cost = details.unitCost.trim() === '' ? undefined : typed(details.unitCost);
  const take = useMove('take', part, onMade);
  const receive = useMove('receive', part, onMade);
  const { vehicleModel, reference } = details;
  const note = { vehicleModel, ...(reference.trim() !== '' && { reference: reference.trim() }) };
  const short = shortOf(take.problem);
  // What counts for the next press is seen while the details are closed, too.
  const model = vehicleModel === ALL_MODELS ? '' : vehicleModel;
  const said = [reference.trim(), model, cost?.text ?? '', ordered && !details.link ? 'not of the order' : ''].filter(
    (word) => word !== '',
  );
  return (
    <section className="panel stack" aria-label="Take or receive">
      <div className="movers">
        <Mover action="take" part={part} move={take} onSend={(quantity) => take.send({ quantity, ...note })} />
        <Mover
          action="receive"
          part={part}
          move={receive}
          onSend={(quantity) => {
            if (cost?.problem) return setOpened(true);
            receive.send({
              quantity,
              ...note,
              ...(cost && { unitCost: cost.text }),
              ...(ordered && !details.link && { link: false }),
            });
          }}
        />
      </div>
      <ChangeProblem problem={take.problem} />
      {short && short.available > 0 && (
        <div>
          <button
            type="button"
            className="button"
            aria-disabled={take.busy || undefined}
            onClick={() => take.send({ ...note, quantity: short.available, vehicleModel: short.vehicleModel })}
          >
            Take {withUnit(short.available, part.unit)} instead
          </button>
        </div>
      )}
      <ChangeProblem problem={receive.problem} />
      <details open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>
          Job, model, price
          {said.length > 0 && (
            <>
              : <bdi>{said.join(', ')}</bdi>
            </>
          )}
        </summary>
        <div className="stack">
          <Field
            label="Job or delivery note"
            value={details.reference}
            autoComplete="off"
            error={fieldProblem(take.problem ?? receive.problem, 'reference')}
            onChange={(event) => setDetails({ ...details, reference: event.target.value })}
          />
          <label className="field">
            <span className="label">Stock for</span>
            <select
              className="input"
              value={details.vehicleModel}
              onChange={(event) => setDetails({ ...details, vehicleModel: event.target.value })}
            >
              {pools.map((pool) => (
                <option key={pool.vehicleModel} value={pool.vehicleModel}>
                  {modelName(pool.vehicleModel)}: {withUnit(pool.quantity, part.unit)}
                </option>
              ))}
            </select>
          </label>
          <Field
            label="Paid for one, when receiving"
            inputMode="decimal"
            autoComplete="off"
            value={details.unitCost}
            error={cost?.problem ?? fieldProblem(receive.problem, 'unitCost')}
            onChange={(event) => setDetails({ ...details, unitCost: event.target.value })}
          />
          {ordered && (
            <label className="tick">
              <input
                type="checkbox"
                checked={details.link}
                onChange={(event) => setDetails({ ...details, link: event.target.checked })}
              />
              What is received belongs to the order
            </label>
          )}
        </div>
      </details>
    </section>
  );
}
