import { Link } from 'react-router';
import { download } from '../../platform/lib/csv';
import { FormProblem, useSending } from '../../platform/ui/forms';
import { useFilter } from '../catalogue/Filters';
import { queryOf } from '../catalogue/filter';
import { exported } from './partFiles';

/** The parts that are listed as a file for a spreadsheet, and the way back. */
export function Files() {
  const [filter] = useFilter();
  const write = useSending(
    () => exported(queryOf(filter)),
    // Spreadsheets take a file without this mark for one in another alphabet.
    (text) => download('parts.csv', `\uFEFF${text}`, 'text/csv;charset=utf-8'),
  );
  return (
    <div className="stack tight">
      <FormProblem problem={write.problem} />
      <div className="row">
        <button
          type="button"
          className="button small"
          aria-disabled={write.busy || undefined}
          onClick={() => write.send(undefined)}
        >
          {write.busy ? 'One moment …' : 'Export as CSV'}
        </button>
        <Link to="/parts/import" className="button small">
          Import
        </Link>
      </div>
    </div>
  );
}
