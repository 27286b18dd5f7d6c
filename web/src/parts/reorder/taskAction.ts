import { useQuery } from '@tanstack/react-query';
import { call } from '../../platform/api/client';
import { partsQueries } from '../queries';
import type { Task, TaskChange } from '../types';
import { useChange } from '../useChange';

export type TaskAction = 'order' | 'receive' | 'cancel-order' | 'dismiss';

/** What somebody is about to do about a task. */
export interface Acting {
  task: Task;
  action: TaskAction;
}

/**
 * Does something about a task as the person saw it. When somebody else did something about it first, it is shown as it is
 * now (`now`), and the next press counts for that.
 */
export function useTaskAction({ task, action }: Acting, done: (change: TaskChange) => void) {
  const change = useChange(
    ({ version, ...input }: Record<string, unknown> & { version: number }, headers) =>
      call<TaskChange>('POST', `/reorder/tasks/${task.taskId}/${action}`, {
        json: { ...input, expectedVersion: version },
        headers,
      }),
    done,
  );
  const overtaken = change.problem?.code === 'task_state';
  const now = useQuery({ ...partsQueries.task(task.taskId), enabled: overtaken }).data;
  const version = (overtaken ? now?.version : undefined) ?? task.version;
  return {
    busy: change.busy,
    problem: change.problem,
    now: overtaken ? now : undefined,
    send: (input: Record<string, unknown>) => change.send({ ...input, version }),
  };
}
