import { type Theme, useTheme } from '../lib/settings';

const NEXT: Record<Theme, Theme> = { system: 'dark', dark: 'light', light: 'system' };

export function ThemeSwitch() {
  const [theme, pin] = useTheme();
  return (
    <button type="button" className="button small" onClick={() => pin(NEXT[theme])}>
      Theme: {theme}
    </button>
  );
}
