import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../platform/api/client';
import { ProblemError } from '../platform/api/problem';
import { queryClient } from '../platform/api/queries';
import { useIsSandbox } from '../platform/app/Strips';
import { When } from '../platform/ui/figures';
import { FormProblem, useSending } from '../platform/ui/forms';
import { Offered } from './Offered';
import { canPush, switchOn, thisDevice } from './push';
import { noticeQueries } from './queries';
import { switchOff } from './shown';
import type { Devices as Registered } from './types';

const again = () => queryClient.invalidateQueries({ queryKey: noticeQueries.devices.queryKey });

/** Where pushes go. Nothing stands here where the server sends none. */
export function Devices() {
  const query = useQuery(noticeQueries.devices);
  return (
    <Offered title="Devices" query={query}>
      {(devices) => <List devices={devices} />}
    </Offered>
  );
}

function List({ devices }: { devices: Registered }) {
  const here = thisDevice();
  const inSandbox = useIsSandbox();
  const remove = useSending(async (id: string) => {
    await call<unknown>('DELETE', `/notifications/devices/${id}`);
    if (id === here) await switchOff();
  }, again);
  return (
    <>
      <FormProblem problem={remove.problem} />
      {devices.items.length === 0 ? (
        <p>No device gets pushes yet.</p>
      ) : (
        <ul className="rows">
          {devices.items.map((device) => (
            <li key={device.deviceId} className="line plain">
              <span className="what">
                <bdi>{device.name || device.platform}</bdi>
                {device.deviceId === here && <span className="soft"> (this browser)</span>}
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
      {inSandbox && (
        <p className="soft small">
          Real push services are not asked in the sandbox; <Link to="/sandbox">its own phone</Link> shows pushes.
        </p>
      )}
      {devices.webPush && (
        <ThisBrowser
          publicKey={devices.webPush.publicKey}
          on={devices.items.some(({ deviceId, disabledReason }) => deviceId === here && !disabledReason)}
        />
      )}
    </>
  );
}

function ThisBrowser({ publicKey, on }: { publicKey: string; on: boolean }) {
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
  if (on && Notification.permission === 'granted') return null;
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
