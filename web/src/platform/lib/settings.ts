import { useSyncExternalStore } from 'react';
import { storage } from './storage';

/** What this browser remembers of the person's taste. */
const THEME = 'pacenote.theme';

export type Theme = 'system' | 'dark' | 'light';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed(): void {
  for (const listener of listeners) listener();
}

function theme(): Theme {
  const pinned = storage.get(THEME);
  return pinned === 'dark' || pinned === 'light' ? pinned : 'system';
}

export function useTheme(): [Theme, (next: Theme) => void] {
  const current = useSyncExternalStore(subscribe, theme);
  return [
    current,
    (next) => {
      if (next === 'system') {
        storage.remove(THEME);
        delete document.documentElement.dataset.theme;
      } else {
        storage.set(THEME, next);
        document.documentElement.dataset.theme = next;
      }
      changed();
    },
  ];
}

/** Whether the page is dark now, pinned or by the system. */
export function useDark(): boolean {
  const [pinned] = useTheme();
  const system = useSyncExternalStore(
    (listener) => {
      const query = matchMedia('(prefers-color-scheme: light)');
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => !matchMedia('(prefers-color-scheme: light)').matches,
  );
  return pinned === 'system' ? system : pinned === 'dark';
}

/** Whether something is wanted on this browser: it is, until somebody switches it off. */
export function useWanted(key: string): [boolean, (next: boolean) => void] {
  const wanted = useSyncExternalStore(subscribe, () => storage.get(key) !== 'off');
  return [
    wanted,
    (next) => {
      storage.set(key, next ? 'on' : 'off');
      changed();
    },
  ];
}
