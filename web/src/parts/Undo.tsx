import { useEffect, useState } from 'react';
import { undo } from './stock/takeBack';
import { ChangeProblem, useChange } from './useChange';

const SHOWN_MS = 10_000;

/** A change that was just made, in words. */
export interface Made {
  movementIds: string[];
  text: string;
}

/**
 * Says what was done and undoes it at one press, for ten seconds; longer while a hand or the focus is on it. The ledger
 * undoes it later as well.
 */
export function Undo({ made, onGone, onUndone }: { made: Made; onGone: () => void; onUndone?: () => void }) {
  const [held, setHeld] = useState(false);
  const back = useChange(undo, () => {
    onUndone?.();
    onGone();
  });
  const stays = held || back.busy || back.problem !== null;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(onGone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [stays, onGone]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div
      className="undo panel stack"
      role="group"
      aria-label="What was done"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div className="row between">
        <span role="status">{made.text}</span>
        <span className="row">
          <button
            type="button"
            className="button small"
            aria-disabled={back.busy || undefined}
            onClick={() => back.send(made.movementIds)}
          >
            {back.busy ? 'One moment …' : 'Undo'}
          </button>
          <button type="button" className="button small" onClick={onGone}>
            Close
          </button>
        </span>
      </div>
      <ChangeProblem problem={back.problem} />
    </div>
  );
}
