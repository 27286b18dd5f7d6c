import { useState } from 'react';
import { arrival } from '../login/arrival';

/** Whoever wanted to log in with Discord and did not comes back to the first page of all. */
export function Strip() {
  // As it was when the page was opened: the first page may lead on to another one at once.
  const [failed, setFailed] = useState(() => {
    const params = new URLSearchParams(location.search);
    return location.pathname === '/' && params.get('error') === 'auth_denied' ? arrival(params) : null;
  });
  if (!failed) return null;
  return (
    <>
      <strong role="alert">{failed.text}</strong>
      <button type="button" className="button small" onClick={() => setFailed(null)}>
        Close
      </button>
    </>
  );
}
