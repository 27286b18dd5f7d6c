import { exact, moment, timeParts } from '../lib/times';

/** A driven time: milliseconds lighter than seconds. */
export function Time({ value }: { value: string }) {
  const { main, ms } = timeParts(value);
  return (
    <span className="figures">
      {main}
      <span className="ms">{ms}</span>
    </span>
  );
}

/** A moment in the reader's zone, exact on hover. */
export function When({ at }: { at: string }) {
  return (
    <time dateTime={at} title={exact(at)} className="nowrap">
      {moment(at)}
    </time>
  );
}
