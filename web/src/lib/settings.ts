import { useSyncExternalStore } from 'react';

/** What this browser remembers of the person's taste. */
const THEME = 'pacenote.theme';
const PICTURES = 'pacenote.pictures';

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
  const pinned = localStorage.getItem(THEME);
  return pinned === 'dark' || pinned === 'light' ? pinned : 'system';
}

export function useTheme(): [Theme, (next: Theme) => void] {
  const current = useSyncExternalStore(subscribe, theme);
  return [
    current,
    (next) => {
      if (next === 'system') {
        localStorage.removeItem(THEME);
        delete document.documentElement.dataset.theme;
      } else {
        localStorage.setItem(THEME, next);
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

export function usePictures(): [boolean, (next: boolean) => void] {
  const shown = useSyncExternalStore(subscribe, () => localStorage.getItem(PICTURES) !== 'off');
  return [
    shown,
    (next) => {
      localStorage.setItem(PICTURES, next ? 'on' : 'off');
      changed();
    },
  ];
}
