import { useState } from 'react';
import { call } from '../../platform/api/client';
import { Dialog } from '../../platform/ui/dialog';
import { Submit } from '../../platform/ui/forms';
import { NumberField } from '../NumberField';
import { stepOf, typed, withUnit } from '../numbers';
import { stockPath } from '../queries';
import { fieldProblem, presentOf } from '../refusals';
import type { Part, Pool, StockChange } from '../types';
import type { Made } from '../Undo';
import { ChangeProblem, useChange } from '../useChange';
import { modelName } from '../words';

/**
 * Says how much really lies on a shelf. It is compared with what the person saw; when somebody changed it meanwhile, the
 * number of now is shown, and what was typed stays.
 */
export function Count({
  part,
  pool,
  onMade,
  onClose,
}: {
  part: Part;
  pool: Pool;
  onMade: (made: Made) => void;
  onClose: () => void;
}) {
  const [opened] = useState(pool);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const read = typed(text);
  const count = useChange(
    (expected: { version: number; quantity: number }, headers) =>
      call<StockChange>('PUT', stockPath(part.partId), {
        json: {
          operation: 'set',
          quantity: expected.quantity,
          vehicleModel: opened.vehicleModel,
          expectedVersion: expected.version,
        },
        headers,
      }),
    ({ movement }, { quantity }) => {
      onClose();
      onMade({ movementIds: [movement.movementId], text: `Counted ${withUnit(quantity, part.unit)}.` });
    },
  );
  const present = presentOf(count.problem);
  const version = present?.version ?? opened.version;
  return (
    <Dialog title="Count the shelf" onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (read.text !== undefined) count.send({ version, quantity: Number(read.text) });
        }}
      >
        <p>
          {modelName(opened.vehicleModel)}: there should be{' '}
          <strong className="figures">{withUnit(present?.currentStock ?? opened.quantity, part.unit)}</strong>
          {present && ' now'}.
        </p>
        <ChangeProblem problem={count.problem} />
        <NumberField
          label="Counted"
          autoFocus
          value={text}
          step={stepOf(part)}
          error={(tried ? read.problem : undefined) ?? fieldProblem(count.problem, 'quantity')}
          onChange={setText}
        />
        <div className="row">
          <Submit busy={count.busy}>{present ? 'Save my count all the same' : 'Save the count'}</Submit>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
