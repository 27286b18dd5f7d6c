import '../parts.css';
import { useCallback, useState } from 'react';
import { call } from '../../platform/api/client';
import type { ProblemError } from '../../platform/api/problem';
import { keptKey, RetryKey } from '../../platform/api/retryKey';
import { count } from '../../platform/lib/words';
import { Field, Submit } from '../../platform/ui/forms';
import { Name } from '../../platform/ui/names';
import { PageHead } from '../../platform/ui/page';
import { Empty } from '../../platform/ui/states';
import { FindPart } from '../catalogue/FindPart';
import { NumberField } from '../NumberField';
import { quantity, stepOf, typed } from '../numbers';
import { fieldProblem, refusedLines } from '../refusals';
import { draft } from '../remembered';
import type { Movement } from '../types';
import { type Made, Undo } from '../Undo';
import { ChangeProblem, useChange } from '../useChange';
import {
  type Card,
  cardOf,
  EMPTY_CARD,
  type Line,
  lineKey,
  requestOf,
  withLine,
  withoutLine,
  withPart,
} from './jobCard';

const DRAFT = 'job-card';

/** Several parts for one job, written all together or not at all. */
export default function JobCard() {
  const [card, setCard] = useState(() => cardOf(draft.get(DRAFT)));
  const [sent, setSent] = useState<Line[]>([]);
  const [written, setWritten] = useState('');
  const [made, setMade] = useState<Made | null>(null);
  const undone = useCallback(() => setMade(null), []);
  // Over a reload too: whether the card arrived may not be known yet.
  const [key] = useState(() => new RetryKey(keptKey('job-card')));
  const change = (next: Card) => {
    setWritten('');
    setCard(next);
    draft.set(DRAFT, JSON.stringify(next));
  };
  const write = useChange(
    (request: object, headers) => call<Movement[]>('POST', '/stock/movements', { json: request, headers }),
    (movements) => {
      draft.remove(DRAFT);
      setCard(EMPTY_CARD);
      const job = card.reference.trim();
      const text = `${job === '' ? 'The job card' : job} is written: ${count(movements.length, 'line')}.`;
      setWritten(text);
      setMade({ movementIds: movements.map(({ movementId }) => movementId), text });
    },
    key,
  );
  const refused = refusedByLine(write.problem, sent);
  const request = requestOf(card);
  return (
    <>
      <PageHead title="Job card" lead="All lines are written together, or none." />
      <form
        className="stack part-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!request) return;
          setSent(card.lines);
          write.send(request);
        }}
      >
        {written !== '' && <p className="bar good">{written}</p>}
        <ChangeProblem problem={write.problem} />
        {/* What is typed while it is being written would be lost with the card. */}
        <fieldset className="stack" disabled={write.busy}>
          <Field
            label="Job number"
            autoComplete="off"
            value={card.reference}
            error={fieldProblem(write.problem, 'reference')}
            onChange={(event) => change({ ...card, reference: event.target.value })}
          />
          <FindPart onFound={(part) => change(withPart(card, part))} />
          {card.lines.length === 0 ? (
            <Empty title="No parts on this card yet">
              <p>
                Find or scan what the job takes; each part becomes a line. The card is kept here until it is written.
              </p>
            </Empty>
          ) : (
            <ul className="rows panel" aria-label="Lines">
              {card.lines.map((line, index) => (
                <Row
                  // biome-ignore lint/suspicious/noArrayIndexKey: a line keeps the focus while it becomes another one
                  key={index}
                  line={line}
                  refusal={refused.get(lineKey(line))}
                  onChange={(next) => change(withLine(card, line, next))}
                  onRemove={() => change(withoutLine(card, line))}
                />
              ))}
            </ul>
          )}
        </fieldset>
        <div className="row">
          <Submit busy={write.busy}>Write the card</Submit>
          {card.lines.length > 0 && (
            <button type="button" className="button" onClick={() => change(EMPTY_CARD)}>
              Clear
            </button>
          )}
        </div>
      </form>
      {made && <Undo key={made.movementIds.join()} made={made} onGone={undone} onUndone={() => setWritten('')} />}
    </>
  );
}

interface Refusal {
  available: number | undefined;
  text: string;
}

/** What was refused, by the line as it was sent: lines may have gone since. */
function refusedByLine(problem: ProblemError | null, sent: readonly Line[]): Map<string, Refusal> {
  const refusals = refusedLines(problem);
  const found = new Map<string, Refusal>();
  sent.forEach((line, index) => {
    const place = `lines[${index}].`;
    const text = fieldProblem(problem, `${place}quantity`, `${place}partId`, `${place}type`);
    const refusal = refusals.get(index);
    if (refusal?.available !== undefined) {
      const { available } = refusal;
      found.set(lineKey(line), { available, text: available > 0 ? `Only ${quantity(available)} left.` : 'None left.' });
    } else if (refusal || text) {
      found.set(lineKey(line), { available: undefined, text: text ?? problem?.message ?? '' });
    }
  });
  return found;
}

function Row({
  line,
  refusal,
  onChange,
  onRemove,
}: {
  line: Line;
  refusal: Refusal | undefined;
  onChange: (change: Partial<Line>) => void;
  onRemove: () => void;
}) {
  const available = refusal?.available ?? 0;
  return (
    <li className="card-line">
      <strong className="what">
        <Name>{line.partName}</Name>
        {line.unit !== '' && line.unit !== 'each' && <span className="soft small"> in {line.unit}</span>}
      </strong>
      <label className="field">
        <span className="label">What</span>
        <select
          className="input"
          value={line.type}
          onChange={(event) => onChange({ type: event.target.value === 'return' ? 'return' : 'consume' })}
        >
          <option value="consume">Take</option>
          <option value="return">Return</option>
        </select>
      </label>
      <NumberField
        label="How many"
        name={line.partName}
        value={line.quantity}
        step={stepOf(line)}
        error={typed(line.quantity).problem ?? refusal?.text}
        onChange={(next) => onChange({ quantity: next })}
      />
      <div className="row">
        {available > 0 && (
          <button type="button" className="button small" onClick={() => onChange({ quantity: String(available) })}>
            Take {quantity(available)} instead
          </button>
        )}
        <button type="button" className="button small" onClick={onRemove}>
          Remove<span className="visually-hidden"> {line.partName}</span>
        </button>
      </div>
    </li>
  );
}
