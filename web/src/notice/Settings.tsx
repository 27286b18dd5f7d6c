import { Suspense } from 'react';
import { useFeatures } from '../platform/app/feature';
import { FormProblem, Switch } from '../platform/ui/forms';
import { PageHead } from '../platform/ui/page';
import { Loaded } from '../platform/ui/states';
import { Devices } from './Devices';
import { QuietHours } from './QuietHours';
import { Topics } from './Topics';
import { useSettingsForm } from './useSettingsForm';
import { Webhooks } from './Webhooks';

/** How a person is told: by which channels, about what, and when not. */
export default function Settings() {
  const { query, settings, change, problem } = useSettingsForm();
  const features = useFeatures();
  return (
    <>
      <PageHead title="Settings" lead="How Pacenote tells you. Every change counts at once." />
      <div className="stack wide">
        <Loaded query={query} bones={6}>
          {() =>
            settings && (
              <>
                <section className="panel stack">
                  <h2>Channels</h2>
                  <FormProblem problem={problem} />
                  <Switch
                    label="Mail"
                    hint="The daily mail, and mails about single things. Mails about your account always come."
                    on={settings.notifications.email}
                    onChange={(email) => change({ notifications: { email } })}
                  />
                  <Switch
                    label="Push"
                    hint="To the devices below, when you are not here."
                    on={settings.notifications.push}
                    onChange={(push) => change({ notifications: { push } })}
                  />
                  <Switch
                    label="Inbox"
                    hint="Off: nothing new is listed in your inbox. Messages themselves are always in the chat."
                    on={settings.notifications.inApp}
                    onChange={(inApp) => change({ notifications: { inApp } })}
                  />
                  {settings.previews !== undefined && (
                    <Switch
                      label="Show the text in pushes and mails"
                      hint='Off: they say "New message from …" and no more.'
                      on={settings.previews}
                      onChange={(previews) => change({ previews })}
                    />
                  )}
                </section>
                <Topics chosen={settings.topics ?? {}} change={change} />
                {settings.quietHours && (
                  <QuietHours hours={settings.quietHours} zone={settings.timezone} change={change} />
                )}
              </>
            )
          }
        </Loaded>
        <Suspense fallback={null}>{features.map(({ name, Settings }) => Settings && <Settings key={name} />)}</Suspense>
        <Devices />
        <Webhooks />
      </div>
    </>
  );
}
