import { useId, useState } from 'react';
import { call } from '../../platform/api/client';
import { Dialog } from '../../platform/ui/dialog';
import { Field, Submit } from '../../platform/ui/forms';
import { NumberField } from '../NumberField';
import { stepOf, typed, withUnit } from '../numbers';
import { stockPath } from '../queries';
import { fieldProblem, shortOf } from '../refusals';
import type { Movement, Part, Pool } from '../types';
import type { Made } from '../Undo';
import { ChangeProblem, useChange } from '../useChange';
import { ALL_MODELS, modelName } from '../words';

/** Sets stock aside for a vehicle model, or gives it back to all. The total stays. */
export function Transfer({
  part,
  pools,
  onMade,
  onClose,
}: {
  part: Part;
  pools: Pool[];
  onMade: (made: Made) => void;
  onClose: () => void;
}) {
  const [from, setFrom] = useState(ALL_MODELS);
  const [to, setTo] = useState('');
  const [text, setText] = useState('1');
  const id = useId();
  const read = typed(text);
  const target = to.trim() === '' ? ALL_MODELS : to.trim();
  const move = useChange(
    (quantity: number, headers) =>
      call<Movement[]>('POST', `${stockPath(part.partId)}/transfer`, { json: { from, to: target, quantity }, headers }),
    ([first], quantity) => {
      onClose();
      if (first) {
        const text = `Moved ${withUnit(quantity, part.unit)} to ${modelName(target)}.`;
        onMade({ movementIds: [first.movementId], text });
      }
    },
  );
  const short = shortOf(move.problem);
  const models = [...new Set([...part.alsoFits, part.vehicleModel, ...pools.map((pool) => pool.vehicleModel)])];
  return (
    <Dialog title="Move to another model" onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (read.text !== undefined) move.send(Number(read.text));
        }}
      >
        <ChangeProblem problem={move.problem} />
        {short && short.available > 0 && (
          <div>
            <button
              type="button"
              className="button"
              aria-disabled={move.busy || undefined}
              onClick={() => move.send(short.available)}
            >
              Move {withUnit(short.available, part.unit)} instead
            </button>
          </div>
        )}
        <label className="field">
          <span className="label">From</span>
          <select className="input" value={from} onChange={(event) => setFrom(event.target.value)}>
            {pools.map((pool) => (
              <option key={pool.vehicleModel} value={pool.vehicleModel}>
                {modelName(pool.vehicleModel)}: {withUnit(pool.quantity, part.unit)}
              </option>
            ))}
          </select>
        </label>
        <Field
          label="To"
          placeholder="All models"
          hint="A vehicle model; empty for all models."
          list={id}
          autoComplete="off"
          value={to}
          error={fieldProblem(move.problem, 'to')}
          onChange={(event) => setTo(event.target.value)}
        />
        <datalist id={id}>
          {models
            .filter((model) => model !== ALL_MODELS)
            .map((model) => (
              <option key={model} value={model} />
            ))}
        </datalist>
        <NumberField
          label="How many"
          value={text}
          step={stepOf(part)}
          error={read.problem ?? fieldProblem(move.problem, 'quantity')}
          onChange={setText}
        />
        <div className="row">
          <Submit busy={move.busy}>Move</Submit>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
