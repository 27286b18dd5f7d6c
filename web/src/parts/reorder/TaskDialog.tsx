import { useState } from 'react';
import { Field } from '../../platform/ui/forms';
import { NumberField } from '../NumberField';
import { quantity, typed } from '../numbers';
import { fieldProblem } from '../refusals';
import type { Made } from '../Undo';
import { outstanding } from '../words';
import { TaskFrame } from './TaskFrame';
import { type Acting, useTaskAction } from './taskAction';
import { orderOf, startOf, unlessEmpty } from './tasks';

interface Props {
  acting: Acting;
  onMade: (made: Made) => void;
  onClose: () => void;
}

/** Asks what is needed to do something about a task. */
export function TaskDialog(props: Props) {
  const Asked = FORMS[props.acting.action];
  return <Asked {...props} />;
}

function Order({ acting, onClose }: Props) {
  const { task } = acting;
  const [text, setText] = useState(String(task.orderedQuantity ?? task.suggestedOrderQuantity));
  const [expectedAt, setExpectedAt] = useState(task.expectedAt ?? '');
  const [reference, setReference] = useState(task.orderReference ?? '');
  const doing = useTaskAction(acting, onClose);
  const read = typed(text);
  return (
    <TaskFrame
      acting={acting}
      doing={doing}
      submit={task.status === 'ordered' ? 'Change the order' : 'It is ordered'}
      onClose={onClose}
      onSubmit={() => {
        if (read.text === undefined) return;
        doing.send(orderOf(read.text, expectedAt, reference));
      }}
    >
      <NumberField
        label="How many"
        value={text}
        step={1}
        hint={
          task.status === 'ordered'
            ? `In all, with the ${quantity(task.receivedQuantity)} that came already.`
            : `Suggested: ${quantity(task.suggestedOrderQuantity)}.`
        }
        error={read.problem ?? fieldProblem(doing.problem, 'quantity')}
        onChange={setText}
      />
      <Field
        label="Expected on"
        type="date"
        value={expectedAt}
        error={fieldProblem(doing.problem, 'expectedAt')}
        onChange={(event) => setExpectedAt(event.target.value)}
      />
      <Field
        label="Order number"
        autoComplete="off"
        value={reference}
        error={fieldProblem(doing.problem, 'reference')}
        onChange={(event) => setReference(event.target.value)}
      />
    </TaskFrame>
  );
}

function Receive({ acting, onMade, onClose }: Props) {
  const [text, setText] = useState(String(outstanding(acting.task)));
  const [cost, setCost] = useState('');
  const [isLast, setIsLast] = useState(false);
  const doing = useTaskAction(acting, ({ movement }) => {
    onClose();
    if (movement) onMade({ movementIds: [movement.movementId], text: `Received ${quantity(movement.delta)}.` });
  });
  const read = typed(text);
  const paid = cost.trim() === '' ? undefined : typed(cost);
  return (
    <TaskFrame
      acting={acting}
      doing={doing}
      submit="Receive"
      onClose={onClose}
      onSubmit={() => {
        if (read.text === undefined || paid?.problem) return;
        doing.send({ quantity: Number(read.text), final: isLast, ...(paid && { unitCost: paid.text }) });
      }}
    >
      <NumberField
        label="How many came"
        value={text}
        step={1}
        hint={`${quantity(outstanding(acting.task))} are still to come.`}
        error={read.problem ?? fieldProblem(doing.problem, 'quantity')}
        onChange={setText}
      />
      <Field
        label="Paid for one"
        inputMode="decimal"
        autoComplete="off"
        value={cost}
        error={paid?.problem ?? fieldProblem(doing.problem, 'unitCost')}
        onChange={(event) => setCost(event.target.value)}
      />
      <label className="tick">
        <input type="checkbox" checked={isLast} onChange={(event) => setIsLast(event.target.checked)} />
        Nothing more will come of this order
      </label>
    </TaskFrame>
  );
}

function Cancel({ acting, onClose }: Props) {
  const [reason, setReason] = useState('');
  const doing = useTaskAction(acting, onClose);
  return (
    <TaskFrame
      acting={acting}
      doing={doing}
      submit="Cancel the order"
      onClose={onClose}
      onSubmit={() => doing.send(unlessEmpty('reason', reason))}
    >
      <p>What came already stays in stock. If the part is still low, it is to be ordered again.</p>
      <Reason value={reason} problem={fieldProblem(doing.problem, 'reason')} onChange={setReason} />
    </TaskFrame>
  );
}

function Dismiss({ acting, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const doing = useTaskAction(acting, onClose);
  return (
    <TaskFrame
      acting={acting}
      doing={doing}
      submit="Dismiss"
      onClose={onClose}
      onSubmit={() => doing.send({ ...unlessEmpty('reason', reason), ...unlessEmpty('snoozeUntil', startOf(until)) })}
    >
      <Field
        label="Quiet until"
        type="date"
        hint="Empty: for a week. If the part runs out meanwhile, you are told."
        value={until}
        error={fieldProblem(doing.problem, 'snoozeUntil')}
        onChange={(event) => setUntil(event.target.value)}
      />
      <Reason value={reason} problem={fieldProblem(doing.problem, 'reason')} onChange={setReason} />
    </TaskFrame>
  );
}

const FORMS = { order: Order, receive: Receive, 'cancel-order': Cancel, dismiss: Dismiss };

function Reason({
  value,
  problem,
  onChange,
}: {
  value: string;
  problem: string | undefined;
  onChange: (next: string) => void;
}) {
  return (
    <Field
      label="Why"
      autoComplete="off"
      value={value}
      error={problem}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
