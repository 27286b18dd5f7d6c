import { useSearchParams } from 'react-router';
import { arrival } from './arrival';

/** What became of a way to Twitch, until it is closed. */
export function Arrived() {
  const [params, setParams] = useSearchParams();
  const said = arrival(params);
  if (!said) return null;
  const close = () => {
    const rest = new URLSearchParams(params);
    for (const name of ['notice', 'streamer', 'error', 'reason']) rest.delete(name);
    setParams(rest, { replace: true });
  };
  return (
    <div className={`bar ${said.tone}`} role={said.tone === 'bad' ? 'alert' : 'status'}>
      <span>{said.text}</span>{' '}
      <button type="button" className="button small" onClick={close}>
        Close
      </button>
    </div>
  );
}
