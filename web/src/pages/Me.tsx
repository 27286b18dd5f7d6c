import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries';
import { Destinations, useLeave, useMore } from '../app/Shell';
import { ThemeSwitch } from '../app/ThemeSwitch';
import { usePictures } from '../lib/settings';
import { Switch } from '../ui/forms';
import { Name } from '../ui/names';
import { PageHead } from '../ui/page';
import { Loaded } from '../ui/states';
import { ChangePassword } from './me/ChangePassword';
import { Leave } from './me/Leave';
import { MailSettings } from './me/MailSettings';
import { Sessions } from './me/Sessions';
import { Verification } from './Verification';

export default function Me() {
  const profile = useQuery(queries.profile);
  const more = useMore();
  const leave = useLeave();
  const [pictures, setPictures] = usePictures();
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
                  <dt>Name on Trackmania Exchange</dt>
                  <dd>
                    <Name>{me.username}</Name>{' '}
                    {me.tmxUserId === null && (
                      <span className="soft small">not found there yet; tried again with every run</span>
                    )}
                  </dd>
                  <dt>E-mail</dt>
                  <dd>{me.email}</dd>
                </dl>
                <div className="row">
                  <button type="button" className="button" onClick={leave}>
                    Log out
                  </button>
                  <ThemeSwitch />
                </div>
                <Switch
                  label="Pictures of maps"
                  hint="They come from trackmania.exchange; switched off, this page asks nobody but Pacenote."
                  on={pictures}
                  onChange={setPictures}
                />
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
