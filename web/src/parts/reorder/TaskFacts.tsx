import { day } from '../../platform/lib/times';
import { When } from '../../platform/ui/figures';
import { quantity } from '../numbers';
import type { Task } from '../types';
import { taskState } from '../words';
import type { Acting, TaskAction } from './taskAction';

const TONES = { pending: 'warn', ordered: 'soft', resolved: 'soft', dismissed: 'soft' };

export function TaskTag({ task }: { task: Task }) {
  const alarming = task.overdue || (task.status === 'pending' && task.severity === 'out');
  const tone = alarming ? 'slower' : task.insufficientOrder ? 'warn' : TONES[task.status];
  return <span className={`tag ${tone}`}>{taskState(task)}</span>;
}

/** What is ordered and when it comes; of a closed task, when it was closed. */
export function TaskFacts({ task }: { task: Task }) {
  return (
    <span className="soft small facts-line">
      {task.orderedQuantity !== null && (
        <span>
          {quantity(task.orderedQuantity)} ordered
          {task.receivedQuantity > 0 && `, ${quantity(task.receivedQuantity)} came`}
        </span>
      )}
      {task.status === 'ordered' && task.expectedAt !== null && (
        <time dateTime={task.expectedAt} title={task.expectedAt}>
          expected {day(task.expectedAt)}
        </time>
      )}
      {task.orderReference && <bdi>{task.orderReference}</bdi>}
      {task.closedAt !== null && (
        <span>
          closed <When at={task.closedAt} />
        </span>
      )}
      {task.supplier !== '' && <bdi>{task.supplier}</bdi>}
    </span>
  );
}

/** What can be done about an open task. */
export function TaskButtons({ task, onAct }: { task: Task; onAct: (acting: Acting) => void }) {
  const button = (action: TaskAction, text: string, primary = false) => (
    <button
      type="button"
      className={`button small ${primary ? 'primary' : ''}`}
      onClick={() => onAct({ task, action })}
    >
      {text}
      <span className="visually-hidden"> {task.partName}</span>
    </button>
  );
  if (task.closedAt !== null) return null;
  return (
    <div className="row">
      {task.status === 'pending' ? (
        button('order', `Order ${quantity(task.suggestedOrderQuantity)}`, true)
      ) : (
        <>
          {button('receive', 'Receive', true)}
          {button('order', 'Change order')}
          {button('cancel-order', 'Cancel order')}
        </>
      )}
      {button('dismiss', 'Dismiss')}
    </div>
  );
}
