import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { queries } from '../platform/api/queries';
import { useIsSandbox } from '../platform/app/Strips';
import { DemoLogins } from '../platform/sandbox/DemoLogins';
import { Time } from '../platform/ui/figures';
import { Gap, Place } from './figures';

const EXAMPLE = [
  { place: 1, time: '42.956', who: 'Lumen.91', zone: 'Australia' },
  { place: 3, time: '43.473', who: 'Orla.120', zone: 'France' },
] as const;

export default function Landing() {
  const stats = useQuery(queries.stats);
  const sandbox = useIsSandbox();
  useEffect(() => {
    document.title = 'Pacenote';
  }, []);
  return (
    <div className="stack wide">
      <section className="stack">
        <h1 style={{ fontSize: 'clamp(1.9rem, 6vw, 3rem)' }}>A record fell on your map. Who, when, by how much.</h1>
        <p style={{ maxWidth: '38rem', fontSize: '1.125rem' }} className="soft">
          Pacenote watches Trackmania boards for you: all maps you built, and the places you hold. One mail a day when
          something changed, silence when nothing did.
        </p>
        <div className="row">
          <Link to="/register" className="button primary">
            Register
          </Link>
          <Link to="/login" className="button">
            Log in
          </Link>
        </div>
      </section>

      <dl className="facts" aria-label="In numbers">
        <div>
          <dt>Maps watched</dt>
          <dd>{stats.data?.maps_being_watched.toLocaleString('en-GB') ?? '–'}</dd>
        </div>
        <div>
          <dt>People</dt>
          <dd>{stats.data?.total_users.toLocaleString('en-GB') ?? '–'}</dd>
        </div>
        <div>
          <dt>Notifications delivered</dt>
          <dd>{stats.data?.total_alerts_sent.toLocaleString('en-GB') ?? '–'}</dd>
        </div>
      </dl>

      <div className="two">
        <section className="panel stack">
          <h2>Mappers</h2>
          <p>
            Follow everything you uploaded to Trackmania Exchange. Hear of world records, the top 5, or the top 100.
          </p>
          <ul className="rows" aria-label="How news of a map looks">
            {EXAMPLE.map((row) => (
              <li key={row.place} className="line">
                <Place position={row.place} />
                <span className="what">
                  {row.who} <span className="soft small">{row.zone}</span>
                </span>
                <Time value={row.time} />
              </li>
            ))}
          </ul>
        </section>
        <section className="panel stack">
          <h2>Drivers</h2>
          <p>Guard your places in the top 5 and hear who passed you.</p>
          <ul className="rows" aria-label="How news of a place looks">
            <li className="line">
              <Place position={3} />
              <span className="what">
                Mellow Run <span className="soft small">passed by Goshawk</span>
              </span>
              <Gap ms={50} />
            </li>
            <li className="line">
              <Place position={1} />
              <span className="what">
                Amber Loop <span className="soft small">yours for 41 days</span>
              </span>
              <Time value="37.535" />
            </li>
          </ul>
        </section>
      </div>
      {sandbox && <DemoLogins />}
    </div>
  );
}
