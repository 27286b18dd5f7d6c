import { useEffect, useState } from 'react';

const QUIET_MS = 300;

/** What was typed, once nothing more was typed for a moment: the server is not asked for every letter. */
export function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), QUIET_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}
