import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../../platform/api/problem';
import { Trouble } from '../../platform/ui/states';
import { quantity } from '../numbers';
import { partsQueries } from '../queries';
import type { Part } from '../types';
import type { Made } from '../Undo';
import { TaskDialog } from './TaskDialog';
import { TaskButtons, TaskFacts, TaskTag } from './TaskFacts';
import type { Acting } from './taskAction';

/** What is done about a part that is low. What somebody types stays, also when the task is gone meanwhile. */
export function OrderPanel({ part, onMade }: { part: Part; onMade: (made: Made) => void }) {
  const [acting, setActing] = useState<Acting | null>(null);
  const query = useQuery(partsQueries.tasks('open'));
  const task = query.data?.find(({ partId }) => partId === part.partId);
  return (
    <>
      {query.isError && !query.data && <Trouble problem={problemOf(query.error)} retry={() => query.refetch()} />}
      {task && (
        <section className="panel stack close">
          <div className="row between">
            <h2>{task.status === 'ordered' ? 'On order' : 'To be ordered'}</h2>
            <TaskTag task={task} />
          </div>
          <TaskFacts task={task} />
          {task.status === 'ordered' && (
            <p className="small">
              With all of it there are <span className="figures">{quantity(task.projectedStock)}</span>.
            </p>
          )}
          <TaskButtons task={task} onAct={setActing} />
        </section>
      )}
      {acting && <TaskDialog acting={acting} onMade={onMade} onClose={() => setActing(null)} />}
    </>
  );
}
