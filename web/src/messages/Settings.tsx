import { useSettingsForm } from '../notice/useSettingsForm';
import { Choices, FormProblem, Switch } from '../platform/ui/forms';

/** Who may write, and what they learn by it. */
export default function Settings() {
  const { settings, change, problem } = useSettingsForm();
  if (!settings || settings.messagesFrom === undefined) return null;
  return (
    <section className="panel stack">
      <h2>Messages</h2>
      <FormProblem problem={problem} />
      <Choices
        label="Who may write to me"
        value={settings.messagesFrom}
        options={[
          ['everyone', 'Everybody'],
          ['known', 'People I wrote to'],
          ['nobody', 'Nobody'],
        ]}
        onChange={(messagesFrom) => change({ messagesFrom })}
      />
      <Switch
        label="Tell others that I read their messages"
        on={settings.receipts ?? true}
        onChange={(receipts) => change({ receipts })}
      />
      <Switch
        label="Show that I am here"
        hint="Only people with whom you have a conversation see it."
        on={settings.presence ?? true}
        onChange={(presence) => change({ presence })}
      />
    </section>
  );
}
