import { CircleSlash2, TriangleAlert, Truck } from 'lucide-react';
import { quantity } from '../numbers';
import type { Part } from '../types';
import { shelf } from '../words';

/** Low, out, ordered: each a word and a sign, in colour only where somebody has to do something. */
export function Mark({ part }: { part: Part }) {
  if (part.archived) return <span className="tag soft">Archived</span>;
  const { word, tone } = shelf(part);
  return (
    <>
      {word !== '' && (
        <span className={`tag mark ${tone}`}>
          {word === 'Out' ? <CircleSlash2 size={14} aria-hidden /> : <TriangleAlert size={14} aria-hidden />}
          {word}
        </span>
      )}
      {part.onOrder > 0 && (
        <span className="tag mark soft">
          <Truck size={14} aria-hidden />
          {quantity(part.onOrder)} ordered
        </span>
      )}
    </>
  );
}
