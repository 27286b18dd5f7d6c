import { api, body } from '../platform/api/client';
import { queryClient } from '../platform/api/queries';
import { useSending } from '../platform/ui/forms';

/** Tries something again that has not arrived, now. */
export function Retry({ again }: { again: () => Promise<unknown> }) {
  const retry = useSending(again, () => queryClient.invalidateQueries({ queryKey: ['admin'] }));
  return (
    <>
      <button
        type="button"
        className="button small"
        aria-disabled={retry.busy || undefined}
        onClick={() => retry.send(undefined)}
      >
        Try again
      </button>
      {retry.problem && <span className="problem">{retry.problem.message}</span>}
    </>
  );
}

/** The same for an unsent mail. */
export function RetryMail({ id }: { id: string }) {
  return <Retry again={() => body(api.POST('/api/v1/admin/emails/{id}/retry', { params: { path: { id } } }))} />;
}
