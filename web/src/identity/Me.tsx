import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useFeatures } from '../platform/app/feature';
import { Destinations, useLeave, useMore } from '../platform/app/Shell';
import { ThemeSwitch } from '../platform/app/ThemeSwitch';
import { PageHead } from '../platform/ui/page';
import { Loaded } from '../platform/ui/states';
import { ChangePassword } from './ChangePassword';
import { Leave } from './Leave';
import { MailSettings } from './MailSettings';
import { identityQueries } from './queries';
import { Sessions } from './Sessions';
import { Verification } from './Verification';

export default function Me() {
  const profile = useQuery(identityQueries.profile);
  const more = useMore();
  const leave = useLeave();
  const features = useFeatures();
  return (
    <>
      <PageHead title="Me" />
      <div className="stack wide">
        <nav className="panel only-phone" aria-label="More pages">
          <Destinations list={more} />
        </nav>
        <Verification />
        <Loaded query={profile} bones={4}>
          {(me) => (
            <>
              <section className="panel stack">
                <h2>Account</h2>
                <dl className="pairs">
                  <Suspense fallback={null}>
                    {features.map(({ name, AccountFacts }) => AccountFacts && <AccountFacts key={name} />)}
                  </Suspense>
                  <dt>E-mail</dt>
                  <dd>{me.email || 'None'}</dd>
                </dl>
                <div className="row">
                  <button type="button" className="button" onClick={leave}>
                    Log out
                  </button>
                  <ThemeSwitch />
                </div>
                <Suspense fallback={null}>
                  {features.map(({ name, AccountSettings }) => AccountSettings && <AccountSettings key={name} />)}
                </Suspense>
              </section>
              <MailSettings profile={me} />
              <Sessions />
              <ChangePassword />
              <Leave username={me.username} />
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}
