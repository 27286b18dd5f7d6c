import { api, body } from '../platform/api/client';
import { queryClient } from '../platform/api/queries';
import { useSending } from '../platform/ui/forms';

/** Tries an unsent mail again, now. */
export function Retry({ id }: { id: string }) {
  const retry = useSending(
    () => body(api.POST('/api/v1/admin/emails/{id}/retry', { params: { path: { id } } })),
    () => queryClient.invalidateQueries({ queryKey: ['admin'] }),
  );
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
