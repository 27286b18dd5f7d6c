import { useState } from 'react';
import { call } from '../../platform/api/client';
import { Choices } from '../../platform/ui/forms';
import type { AlertSettings, TestAlert, WorkshopSettings } from '../types';
import { ChangeProblem, useChange } from '../useChange';
import { intervals, told } from './alertWords';

/** How often a workshop is mailed about its parts, and whether what it is told arrives. */
export function Alerts({
  alerts,
  save,
  busy,
}: {
  alerts: AlertSettings;
  save: (change: Pick<WorkshopSettings, 'alerts'>) => void;
  busy: boolean;
}) {
  return (
    <div className="stack" aria-busy={busy || undefined}>
      <Choices
        label="At most one mail about parts in"
        value={String(alerts.mailIntervalMinutes)}
        options={intervals(alerts.mailIntervalMinutes)}
        onChange={(minutes) => save({ alerts: { mailIntervalMinutes: Number(minutes) } })}
      />
      <p className="soft small">
        What comes meanwhile is in the next one. A part that is out is mailed at once, with all that waits. By which
        ways you are told of what stands under “What I am told, and how”.
      </p>
      <Test />
    </div>
  );
}

function Test() {
  const [sent, setSent] = useState<TestAlert>();
  const test = useChange<void, TestAlert>(
    (_, headers) => call<TestAlert>('POST', '/parts/settings/test-alert', { json: {}, headers }),
    setSent,
  );
  return (
    <>
      <ChangeProblem problem={test.problem} />
      <div>
        <button
          type="button"
          className="button small"
          aria-disabled={test.busy || undefined}
          onClick={() => test.send(undefined)}
        >
          {test.busy ? 'One moment …' : 'Send a test alert'}
        </button>
      </div>
      {sent && !test.busy && (
        <div className="small" role="status">
          {sent.deliveries.length === 0 && <p>You chose to be told by no way at all.</p>}
          {sent.deliveries.map((delivery) => (
            <p key={delivery.channel}>{told(delivery)}</p>
          ))}
        </div>
      )}
    </>
  );
}
