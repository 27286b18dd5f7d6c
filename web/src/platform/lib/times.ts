/** Figures and moments as people read them. */

/** `1:01.005`, in two parts: milliseconds are drawn lighter. */
export function timeParts(formatted: string): { main: string; ms: string } {
  const dot = formatted.lastIndexOf('.');
  return dot < 0 ? { main: formatted, ms: '' } : { main: formatted.slice(0, dot), ms: formatted.slice(dot) };
}

/** Milliseconds as `40.000`, `1:01.005`, `1:01:01.005` (contract 1.3). */
export function formatTime(ms: number): string {
  if (ms <= 0) return '0.000';
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor(ms / 60_000) % 60;
  const seconds = Math.floor(ms / 1000) % 60;
  const rest = pad(ms % 1000, 3);
  if (hours > 0) return `${hours}:${pad(minutes, 2)}:${pad(seconds, 2)}.${rest}`;
  if (minutes > 0) return `${minutes}:${pad(seconds, 2)}.${rest}`;
  return `${seconds}.${rest}`;
}

/** A gap in milliseconds as `+0.050`. */
export function formatGap(ms: number): string {
  return `${ms < 0 ? '−' : '+'}${formatTime(Math.abs(ms))}`;
}

/** The service's clock less ours: in the sandbox days may have passed there. */
let ahead = 0;

export function setServiceClock(now: string): void {
  const difference = Date.parse(now) - Date.now();
  ahead = Math.abs(difference) > 120_000 ? difference : 0;
}

export function serviceNow(): number {
  return Date.now() + ahead;
}

const HOUR_MINUTE = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY_MONTH = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const DAY_MONTH_YEAR = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const EXACT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long' });
const DAY_MS = 86_400_000;

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** Whole days from that moment's date to today's, in the reader's zone. */
export function daysAgo(iso: string, now = serviceNow()): number {
  return Math.round((startOfDay(now) - startOfDay(Date.parse(iso))) / DAY_MS);
}

/** `today 05:00`, `yesterday 05:00`, `Tuesday 05:00`, `3 Nov 05:00`, `3 Nov 2025`. */
export function moment(iso: string, now = serviceNow()): string {
  const at = new Date(iso);
  const days = daysAgo(iso, now);
  const time = HOUR_MINUTE.format(at);
  if (days === 0) return `today ${time}`;
  if (days === 1) return `yesterday ${time}`;
  if (days === -1) return `tomorrow ${time}`;
  if (days > 1 && days < 7) return `${WEEKDAY.format(at)} ${time}`;
  return at.getFullYear() === new Date(now).getFullYear()
    ? `${DAY_MONTH.format(at)} ${time}`
    : DAY_MONTH_YEAR.format(at);
}

export function exact(iso: string): string {
  return EXACT.format(new Date(iso));
}

/** A UTC date such as `2026-11-20` as `20 Nov`. */
export function day(date: string): string {
  return DAY_MONTH.format(new Date(`${date}T12:00:00`));
}

export function weekday(iso: string): string {
  return WEEKDAY.format(new Date(iso));
}

/** `3 days`, `5 hours`, `20 minutes`: how long ago, coarsely. */
export function ago(iso: string, now = serviceNow()): string {
  const minutes = Math.max(0, Math.round((now - Date.parse(iso)) / 60_000));
  const [value, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 48 * 60
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1440), 'day'];
  return `${value} ${unit}${value === 1 ? '' : 's'}`;
}
