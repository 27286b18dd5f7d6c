import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../platform/api/client';
import { ProblemError } from '../platform/api/problem';
import { queryClient } from '../platform/api/queries';
import { When } from '../platform/ui/figures';
import { FormProblem, useSending } from '../platform/ui/forms';
import { canPush, switchOn } from './push';
import { noticeQueries } from './queries';

const again = () => queryClient.invalidateQueries({ queryKey: noticeQueries.devices.queryKey });

/** Where pushes go. Nothing stands here where the server sends none. */
export function Devices() {
  const devices = useQuery(noticeQueries.devices).data;
  const remove = useSending((id: string) => call<unknown>('DELETE', `/notifications/devices/${id}`), again);
  if (!devices) return null;
  return (
    <section className="panel stack">
      <h2>Devices</h2>
      <FormProblem problem={remove.problem} />
      {devices.items.length === 0 ? (
        <p>No device gets pushes yet.</p>
      ) : (
        <ul className="rows">
          {devices.items.map((device) => (
            <li key={device.deviceId} className="line plain">
              <span className="what">
                <bdi>{device.name || device.platform}</bdi>
                <span className="soft small" style={{ display: 'block' }}>
                  {device.disabledReason ? (
                    'gets nothing any more: its push service does not know it'
                  ) : device.lastUsedAt ? (
                    <>
                      last push <When at={device.lastUsedAt} />
                    </>
                  ) : (
                    'no push so far'
                  )}
                </span>
              </span>
              <button type="button" className="button small" onClick={() => remove.send(device.deviceId)}>
                Remove<span className="visually-hidden"> {device.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {devices.webPush && <ThisBrowser publicKey={devices.webPush.publicKey} />}
    </section>
  );
}

function ThisBrowser({ publicKey }: { publicKey: string }) {
  const [denied, setDenied] = useState(() => canPush() && Notification.permission === 'denied');
  const add = useSending(
    async () => {
      try {
        return await switchOn(publicKey);
      } catch (error) {
        if (error instanceof ProblemError) throw error;
        throw new ProblemError({
          code: 'no_push_service',
          status: 0,
          detail: 'The push service of this browser did not answer. Try again later.',
        });
      }
    },
    (result) => {
      setDenied(result === 'denied');
      again();
    },
  );
  if (!canPush()) {
    return <p className="soft small">This browser cannot show pushes here; it does so over https only.</p>;
  }
  return (
    <>
      <FormProblem problem={add.problem} />
      {denied && (
        <p className="bar" role="status">
          This browser does not let Pacenote show pushes. Allow notifications for {location.host} in its settings, then
          try again.
        </p>
      )}
      <div>
        <button
          type="button"
          className="button"
          aria-disabled={add.busy || undefined}
          onClick={() => add.send(undefined)}
        >
          {add.busy ? 'One moment …' : 'Send pushes to this browser'}
        </button>
      </div>
    </>
  );
}
