import { useState } from 'react';
import { call } from '../../platform/api/client';
import { queryClient } from '../../platform/api/queries';
import { NumberField } from '../NumberField';
import { stepOf, typed, withUnit } from '../numbers';
import { partKey, stockPath } from '../queries';
import { fieldProblem } from '../refusals';
import { type Action, lastUsed, used } from '../remembered';
import type { Part, StockChange } from '../types';
import type { Made } from '../Undo';
import { useChange } from '../useChange';

const OPERATION = { take: 'subtract', receive: 'add' } as const;

interface Move {
  quantity: number;
  vehicleModel: string;
  reference?: string;
  unitCost?: string | undefined;
  link?: boolean;
}

/** Sends one of the two changes of a shelf. */
export function useMove(action: Action, part: Part, onMade: (made: Made) => void) {
  return useChange(
    (move: Move, headers) =>
      call<StockChange>('PUT', stockPath(part.partId), { json: { operation: OPERATION[action], ...move }, headers }),
    ({ part: after, movement }, { quantity }) => {
      queryClient.setQueryData(partKey(part.partId), after);
      const amount = withUnit(quantity, part.unit);
      const now = withUnit(after.currentStock, part.unit);
      onMade({
        movementIds: [movement.movementId],
        text: action === 'take' ? `Took ${amount}, ${now} left.` : `Received ${amount}, now ${now}.`,
      });
    },
  );
}

const WORDS = { take: 'Take', receive: 'Receive' } as const;

/** A number and the button that counts it. */
export function Mover({
  action,
  part,
  move,
  onSend,
}: {
  action: Action;
  part: Part;
  move: ReturnType<typeof useMove>;
  onSend: (quantity: number) => void;
}) {
  const usual = action === 'receive' && part.packSize !== null ? String(part.packSize) : '1';
  const [text, setText] = useState(() => lastUsed(action, part.partId, usual));
  const read = typed(text);
  const step = action === 'receive' && part.packSize !== null ? part.packSize : stepOf(part);
  return (
    <form
      className="stack close"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (read.text === undefined) return;
        used(action, part.partId, read.text);
        onSend(Number(read.text));
      }}
    >
      <NumberField
        label={action === 'take' ? 'How many to take' : 'How many came'}
        value={text}
        step={step}
        error={read.problem ?? fieldProblem(move.problem, 'quantity')}
        onChange={setText}
      />
      <button
        type="submit"
        className={`button big ${action === 'take' ? 'primary' : ''}`}
        aria-disabled={move.busy || read.problem !== undefined || undefined}
      >
        {move.busy
          ? 'One moment …'
          : `${WORDS[action]} ${read.text === undefined ? '' : withUnit(Number(read.text), part.unit)}`}
      </button>
    </form>
  );
}
