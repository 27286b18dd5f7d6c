import { useState } from 'react';
import { call } from '../platform/api/client';
import { queryClient } from '../platform/api/queries';
import { Confirm } from '../platform/ui/dialog';
import { FormProblem, useSending } from '../platform/ui/forms';
import { Name } from '../platform/ui/names';
import { messagesQueries } from './queries';

/** Ends hearing from somebody, or begins again. */
export function Block({ peer, name, blocked }: { peer: string; name: string; blocked: boolean }) {
  const [asking, setAsking] = useState(false);
  const change = useSending(
    (on: boolean) => call<unknown>(on ? 'PUT' : 'DELETE', `/users/me/blocks/${peer}`),
    async () => {
      await queryClient.invalidateQueries({ queryKey: messagesQueries.blocks.queryKey });
      setAsking(false);
    },
  );
  return (
    <>
      <button
        type="button"
        className="button small"
        aria-disabled={change.busy || undefined}
        onClick={() => (blocked ? change.send(false) : setAsking(true))}
      >
        {blocked ? 'End the block' : 'Block'}
      </button>
      {asking && (
        <Confirm
          title={
            <>
              Block <Name>{name}</Name>?
            </>
          }
          action="Block"
          busy={change.busy}
          problem={<FormProblem problem={change.problem} />}
          onConfirm={() => change.send(true)}
          onClose={() => setAsking(false)}
        >
          <p>They cannot write to you any more and do not learn why. What was written stays. You can end it here.</p>
        </Confirm>
      )}
    </>
  );
}
