import { api, body } from '../platform/api/client';
import type { Schemas } from '../platform/api/queries';
import { Choices, FormProblem } from '../platform/ui/forms';
import { useSettings } from '../platform/ui/settings';

/** How thoroughly the maps that somebody follows are checked. */
export default function CheckMode({ user, onChange }: { user: Schemas['User']; onChange: () => void }) {
  const mode = useSettings(
    (input: { alert_type: string }) =>
      body(api.PUT('/api/v1/admin/users/alert-type', { body: { user_id: user.id, ...input } })),
    onChange,
  );
  if (user.alert_id === null) return null;
  return (
    <>
      <FormProblem problem={mode.problem} />
      <Choices
        label="How the top 100 is checked"
        value={mode.wished.alert_type ?? user.alert_type}
        options={[
          ['accurate', 'Every board daily'],
          ['inaccurate', 'Within seven days'],
        ]}
        onChange={(next) => mode.change({ alert_type: next })}
      />
    </>
  );
}
