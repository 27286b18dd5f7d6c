import '../parts.css';
import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef } from 'react';
import { Link, useParams } from 'react-router';
import { PageHead } from '../../platform/ui/page';
import { Files } from '../files/Files';
import { partsQueries } from '../queries';
import { Filters } from './Filters';
import { Part } from './Part';
import { PartList } from './PartList';
import { ScanButton } from './Scan';

/** Everything in stock, and beside it the part that is open; a narrow page shows one of both. */
export default function Parts() {
  const { partId } = useParams();
  const open = useQuery({ ...partsQueries.part(partId ?? ''), enabled: partId !== undefined }).data;
  usePlace(partId);
  return (
    <div className={`beside stock ${partId ? 'open' : ''}`}>
      <section className="list" aria-label="Stock">
        <PageHead title="Parts" open={partId && open?.partName}>
          <ScanButton />
          <Link to="/parts/new" className="button small">
            New part
          </Link>
        </PageHead>
        <div className="stack">
          <Filters />
          <PartList current={partId} />
          <Files />
        </div>
      </section>
      <div className="detail" key={partId}>
        {partId ? (
          <Part id={partId} />
        ) : (
          <p className="soft">Choose a part to take from its shelf, to count it, or to see where it went.</p>
        )}
      </div>
    </div>
  );
}

/** A narrow page shows the list where it was left, and a part from its top. */
function usePlace(partId: string | undefined): void {
  const left = useRef(0);
  useLayoutEffect(() => {
    if (!matchMedia('(max-width: 1000px)').matches) return;
    scrollTo(0, partId ? 0 : left.current);
    if (partId) return;
    const note = () => {
      left.current = scrollY;
    };
    addEventListener('scroll', note, { passive: true });
    return () => removeEventListener('scroll', note);
  }, [partId]);
}
