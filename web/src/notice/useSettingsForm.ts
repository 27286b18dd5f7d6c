import { useQuery } from '@tanstack/react-query';
import { call } from '../platform/api/client';
import { queryClient } from '../platform/api/queries';
import { useSettings } from '../platform/ui/settings';
import { noticeQueries } from './queries';
import type { Settings, SettingsPatch } from './types';

/** Both objects, at every depth; what the patch sets to null is the server's business. */
export function merged<T extends object>(settings: T, patch: object): T {
  const result = { ...settings } as Record<string, unknown>;
  for (const [name, value] of Object.entries(patch)) {
    const before = result[name];
    result[name] =
      value !== null &&
      typeof value === 'object' &&
      !Array.isArray(value) &&
      typeof before === 'object' &&
      before !== null
        ? merged(before, value)
        : value;
  }
  return result as T;
}

/** A person's settings as a page shows them, each sent as soon as it is touched; what is not named stays. */
export function useSettingsForm() {
  const query = useQuery(noticeQueries.settings);
  const form = useSettings(
    (patch: SettingsPatch) => call<Settings>('PUT', '/notifications/settings', { json: patch }),
    (next) => {
      queryClient.setQueryData(noticeQueries.settings.queryKey, next);
      queryClient.invalidateQueries({ queryKey: noticeQueries.topics.queryKey });
      // The same switch and zone stand on the page of the account.
      queryClient.invalidateQueries({ queryKey: ['profile'] });
    },
    merged,
  );
  const settings = query.data && merged(query.data, form.wished);
  return { query, settings, change: form.change, problem: form.problem };
}
