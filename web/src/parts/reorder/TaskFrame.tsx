import type { FormEvent, ReactNode } from 'react';
import { Dialog } from '../../platform/ui/dialog';
import { Submit } from '../../platform/ui/forms';
import { Name } from '../../platform/ui/names';
import { quantity } from '../numbers';
import type { Task } from '../types';
import { ChangeProblem } from '../useChange';
import { taskState } from '../words';
import type { Acting, TaskAction, useTaskAction } from './taskAction';

const TITLES: Record<TaskAction, string> = {
  order: 'Order',
  receive: 'Receive',
  'cancel-order': 'Cancel the order of',
  dismiss: 'Dismiss',
};

/** What all questions about a task look like. */
export function TaskFrame({
  acting: { task, action },
  doing,
  submit,
  onSubmit,
  onClose,
  children,
}: {
  acting: Acting;
  doing: ReturnType<typeof useTaskAction>;
  submit: string;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog
      title={
        <>
          {TITLES[action]} <Name>{task.partName}</Name>
        </>
      }
      onClose={onClose}
    >
      <form className="stack" noValidate onSubmit={send}>
        <ChangeProblem problem={doing.problem} />
        {doing.now && <Now task={doing.now} />}
        {children}
        <div className="row">
          <Submit busy={doing.busy}>{submit}</Submit>
          <button type="button" className="button" onClick={onClose}>
            {action === 'cancel-order' ? 'Keep the order' : 'Cancel'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** The task as somebody else left it. */
function Now({ task }: { task: Task }) {
  return (
    <p className="bar" role="status">
      Somebody was faster. Now: {taskState(task)}
      {task.orderedQuantity !== null && `, ${quantity(task.orderedQuantity)} ordered`}, {quantity(task.currentStock)} in
      stock. What you typed is kept; press again to do it all the same.
    </p>
  );
}
