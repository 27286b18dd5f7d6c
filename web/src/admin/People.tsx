import { useQuery } from '@tanstack/react-query';
import { Suspense, useDeferredValue, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, body } from '../platform/api/client';
import { queryClient, type Schemas } from '../platform/api/queries';
import { useAdminParts } from '../platform/app/feature';
import { count } from '../platform/lib/words';
import { Dialog } from '../platform/ui/dialog';
import { When } from '../platform/ui/figures';
import { Choices, FormProblem, Switch } from '../platform/ui/forms';
import { Name } from '../platform/ui/names';
import { PageHead, Pager } from '../platform/ui/page';
import { useSettings } from '../platform/ui/settings';
import { Empty, Loaded } from '../platform/ui/states';
import { adminQueries } from './queries';

type User = Schemas['User'];

export default function People() {
  const [params, setParams] = useSearchParams();
  const text = params.get('q') ?? '';
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<number | null>(null);
  const columns = useAdminParts().flatMap(({ accountColumns }) => accountColumns ?? []);
  const wanted = useDeferredValue(text.trim());
  const users = useQuery({ ...adminQueries.users(wanted, page), placeholderData: (before) => before });
  const chosen = users.data?.users.find((user) => user.id === open);
  return (
    <>
      <PageHead title="People" lead={users.data && count(users.data.total_users, 'account')} />
      <div className="stack">
        <input
          className="input"
          type="search"
          aria-label="Find people"
          placeholder="Any name, or an e-mail"
          value={text}
          onChange={(event) => {
            setPage(1);
            setParams(event.target.value ? { q: event.target.value } : {}, { replace: true });
          }}
        />
        <Loaded query={users} bones={8}>
          {(found) =>
            found.users.length === 0 ? (
              <Empty title="Nobody like that" />
            ) : (
              <>
                <div className="scroll">
                  <table className="fold">
                    <thead>
                      <tr>
                        <th scope="col">Name</th>
                        <th scope="col">E-mail</th>
                        {columns.map(({ name, number }) => (
                          <th scope="col" className={number ? 'number' : undefined} key={name}>
                            {name}
                          </th>
                        ))}
                        <th scope="col">Last seen</th>
                        <th scope="col">State</th>
                      </tr>
                    </thead>
                    <tbody>
                      {found.users.map((user) => (
                        <tr key={user.id}>
                          <td data-label="Name">
                            <button type="button" className="button small" onClick={() => setOpen(user.id)}>
                              <Name>{user.username}</Name>
                            </button>
                          </td>
                          <td data-label="E-mail">{user.email}</td>
                          {columns.map(({ name, number, cell }) => (
                            <td data-label={name} className={number ? 'number figures' : undefined} key={name}>
                              {cell(user)}
                            </td>
                          ))}
                          <td data-label="Last seen">
                            {user.last_login_at ? <When at={user.last_login_at} /> : 'never'}
                          </td>
                          <td data-label="State">
                            <States user={user} />
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
                <Pager page={page} more={found.pagination?.has_more ?? false} onPage={setPage} />
              </>
            )
          }
        </Loaded>
      </div>
      {chosen && <Person user={chosen} onClose={() => setOpen(null)} />}
    </>
  );
}

function States({ user }: { user: User }) {
  return (
    <span className="row">
      {user.role === 'admin' && <span className="tag">admin</span>}
      {user.disabled && <span className="tag slower">disabled</span>}
      {!user.email_verified && <span className="tag warn">unconfirmed</span>}
      {!user.mail_enabled && (
        <span className="tag soft">no mail{user.mail_stopped_reason ? `: ${user.mail_stopped_reason}` : ''}</span>
      )}
    </span>
  );
}

function Person({ user, onClose }: { user: User; onClose: () => void }) {
  const again = () => queryClient.invalidateQueries({ queryKey: ['admin', 'users'] });
  const settings = useSettings(
    (input: { role?: string; disabled?: boolean }) =>
      body(api.PUT('/api/v1/admin/users', { body: { user_id: user.id, ...input } })),
    again,
  );
  const parts = useAdminParts();
  const disabled = settings.wished.disabled ?? user.disabled;
  return (
    <Dialog title={<Name>{user.username}</Name>} onClose={onClose}>
      <div className="stack">
        <FormProblem problem={settings.problem} />
        <p className="soft">
          {user.email}, here since <When at={user.created_at} />
        </p>
        <Choices
          label="Role"
          value={settings.wished.role ?? user.role}
          options={[
            ['user', 'User'],
            ['admin', 'Admin'],
          ]}
          onChange={(role) => settings.change({ role })}
        />
        <Switch
          label={disabled ? 'Disabled' : 'Enabled'}
          hint="Disabling logs out everywhere and stops all mail."
          on={!disabled}
          onChange={(on) => settings.change({ disabled: !on })}
        />
        <Suspense fallback={null}>
          {parts.map(
            ({ name, AccountSettings }) =>
              AccountSettings && <AccountSettings key={name} user={user} onChange={again} />,
          )}
        </Suspense>
        <Link to={`/admin/deliveries?of=${user.id}`}>What was sent to them</Link>
        <button type="button" className="button" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}
