import '../parts.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { call } from '../../platform/api/client';
import { count, list } from '../../platform/lib/words';
import { Choices } from '../../platform/ui/forms';
import { Name } from '../../platform/ui/names';
import { PageHead } from '../../platform/ui/page';
import { Empty, Loaded } from '../../platform/ui/states';
import { useOlder } from '../../platform/ui/useOlder';
import { money, quantity } from '../numbers';
import { partPath, partsQueries } from '../queries';
import type { Task } from '../types';
import { type Made, Undo } from '../Undo';
import { ChangeProblem, useChange } from '../useChange';
import { TaskDialog } from './TaskDialog';
import { TaskButtons, TaskFacts, TaskTag } from './TaskFacts';
import type { Acting } from './taskAction';

const SHOWN = [
  ['needed', 'Needed'],
  ['ordered', 'Ordered'],
  ['closed', 'Closed'],
] as const;

type Kind = (typeof SHOWN)[number][0];

/** So many stand there at first, and so many more each time. */
const AT_ONCE = 50;

/** Everything that is low, ordered, or was. */
export default function Reorder() {
  const [params, setParams] = useSearchParams();
  const shown: Kind = SHOWN.find(([key]) => key === params.get('show'))?.[0] ?? 'needed';
  const [acting, setActing] = useState<Acting | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const gone = useCallback(() => setMade(null), []);
  return (
    <>
      <PageHead title="Reorder">
        <Link to="/reorder/purchase-list" className="button small">
          Purchase list
        </Link>
      </PageHead>
      <div className="stack">
        <div className="row between">
          <Choices
            label="Shown"
            hideLabel
            value={shown}
            options={SHOWN}
            onChange={(next) => setParams(next === 'needed' ? {} : { show: next })}
          />
          <Check />
        </div>
        {shown === 'closed' ? (
          <ClosedTasks onAct={setActing} />
        ) : (
          <OpenTasks key={shown} shown={shown} onAct={setActing} />
        )}
      </div>
      {acting && <TaskDialog acting={acting} onMade={setMade} onClose={() => setActing(null)} />}
      {made && <Undo key={made.movementIds.join()} made={made} onGone={gone} />}
    </>
  );
}

function Check() {
  const [result, setResult] = useState('');
  const check = useChange(
    () => call<{ created: number; resolved: number }>('POST', '/reorder/check', { json: {} }),
    ({ created, resolved }) => {
      const news = [
        ...(created > 0 ? [count(created, 'new task')] : []),
        ...(resolved > 0 ? [`${count(resolved, 'task')} closed`] : []),
      ];
      setResult(news.length === 0 ? 'All parts checked, nothing new.' : `All parts checked: ${list(news)}.`);
    },
  );
  return (
    <div className="row">
      <button
        type="button"
        className="button small"
        aria-disabled={check.busy || undefined}
        onClick={() => {
          setResult('');
          check.send(undefined);
        }}
      >
        {check.busy ? 'One moment …' : 'Check all parts now'}
      </button>
      <span className="soft small" role="status">
        {result}
      </span>
      <ChangeProblem problem={check.problem} />
    </div>
  );
}

function OpenTasks({ shown, onAct }: { shown: Exclude<Kind, 'closed'>; onAct: (acting: Acting) => void }) {
  const query = useQuery(partsQueries.tasks(shown));
  const [most, setMost] = useState(AT_ONCE);
  return (
    <Loaded query={query} bones={8}>
      {(tasks) => (
        <List shown={shown} tasks={tasks.slice(0, most)} onAct={onAct}>
          {tasks.length > most && (
            <button type="button" className="button" onClick={() => setMost(most + AT_ONCE)}>
              Show more
            </button>
          )}
        </List>
      )}
    </Loaded>
  );
}

function ClosedTasks({ onAct }: { onAct: (acting: Acting) => void }) {
  const query = useInfiniteQuery(partsQueries.closedTasks);
  const older = useOlder(query);
  return (
    <Loaded query={query} bones={8}>
      {({ pages }) => (
        <List shown="closed" tasks={pages.flatMap(({ items }) => items)} onAct={onAct}>
          {query.hasNextPage && (
            <button
              type="button"
              className="button"
              aria-disabled={query.isFetchingNextPage || undefined}
              onClick={older}
            >
              {query.isFetchingNextPage ? 'One moment …' : 'Show older ones'}
            </button>
          )}
        </List>
      )}
    </Loaded>
  );
}

function List({
  shown,
  tasks,
  onAct,
  children,
}: {
  shown: Kind;
  tasks: Task[];
  onAct: (acting: Acting) => void;
  /** Shows more of them. */
  children: ReactNode;
}) {
  if (tasks.length === 0) return <Nothing shown={shown} />;
  return (
    <>
      <ul className="rows panel" aria-label="Tasks">
        {tasks.map((task) => (
          <Row key={task.taskId} task={task} onAct={onAct} />
        ))}
      </ul>
      {children && <div>{children}</div>}
    </>
  );
}

function Nothing({ shown }: { shown: Kind }) {
  if (shown === 'ordered') {
    return (
      <Empty title="Nothing is on order">
        <p>What you order under "Needed" stands here until all of it came.</p>
      </Empty>
    );
  }
  if (shown === 'closed') {
    return (
      <Empty title="Nothing was closed so far">
        <p>What was received, restocked or dismissed stands here.</p>
      </Empty>
    );
  }
  return (
    <Empty title="Nothing has to be ordered">
      <p>
        A part stands here when its stock falls to its threshold. All parts are checked each hour and at each change.
      </p>
    </Empty>
  );
}

function Row({ task, onAct }: { task: Task; onAct: (acting: Acting) => void }) {
  const currency = useQuery(partsQueries.settings).data?.currency;
  return (
    <li className="task stack close">
      <div className="row between">
        <Link to={partPath(task.partId)} className="title">
          <Name>{task.partName}</Name>
        </Link>
        <TaskTag task={task} />
      </div>
      <p className="row">
        <strong className="figures amount">{quantity(task.currentStock)}</strong>
        <span className="soft small">in stock, reorder at {quantity(task.reorderThreshold)}</span>
      </p>
      <TaskFacts task={task} />
      {task.status === 'pending' && task.estimatedCost > 0 && (
        <p className="soft small">
          {quantity(task.suggestedOrderQuantity)} would cost about {money(task.estimatedCost, currency)}.
        </p>
      )}
      <TaskButtons task={task} onAct={onAct} />
    </li>
  );
}
