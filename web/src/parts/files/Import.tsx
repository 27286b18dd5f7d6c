import '../parts.css';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { problemOf } from '../../platform/api/problem';
import { count } from '../../platform/lib/words';
import { FormProblem, useSending } from '../../platform/ui/forms';
import { PageHead } from '../../platform/ui/page';
import { partsQueries } from '../queries';
import { ChangeProblem, useChange } from '../useChange';
import {
  type ImportReport,
  type LineError,
  lateLines,
  lineErrors,
  place,
  sendFile,
  summary,
  wrongLines,
} from './partFiles';

/** So many wrong lines are shown at once: who mends them sends the file again anyway. */
const SHOWN = 100;

/** A file as it was chosen; it may change on the disk while its report is read. */
interface Chosen {
  name: string;
  content: ArrayBuffer;
}

/** Adds and changes parts by a file: first it is said what would happen, then it happens as a whole or not at all. */
export default function Import() {
  const [chosen, setChosen] = useState<Chosen>();
  const [report, setReport] = useState<ImportReport>();
  const id = useId();
  const tried = useSending(({ content }: Chosen) => sendFile(content, true), setReport);
  const write = useChange(({ content }: Chosen, headers) => sendFile(content, false, headers), setReport);
  const choose = async (file: File | undefined) => {
    setReport(undefined);
    setChosen(undefined);
    tried.clear();
    write.clear();
    if (!file) return;
    const next = { name: file.name, content: await file.arrayBuffer() };
    setChosen(next);
    tried.send(next);
  };
  const accepted = report?.running ? report.importId : null;
  const followed = useQuery(partsQueries.imported(accepted ?? ''));
  const shown = accepted ? (followed.data ?? report) : report;
  const lost = shown?.running && followed.error ? problemOf(followed.error) : null;
  const busy = tried.busy || write.busy;
  return (
    <div className="stack part-form">
      <PageHead title="Import parts" lead="From a CSV file, as the export writes it or a spreadsheet saves it.">
        <Link to="/parts" className="button small">
          Parts
        </Link>
      </PageHead>
      <section className="panel stack">
        <div className="field">
          <label htmlFor={id}>CSV file</label>
          <input
            id={id}
            className="input"
            type="file"
            accept=".csv,text/csv"
            disabled={busy}
            onChange={(event) => void choose(event.target.files?.[0])}
          />
          <span className="hint">In UTF-8, at most 2 MiB and 5,000 lines. Nothing is written before you say so.</span>
        </div>
        <Rules />
      </section>
      {busy && <p role="status">One moment …</p>}
      <FormProblem problem={tried.problem} />
      <ChangeProblem problem={write.problem} />
      <Wrong
        errors={write.problem ? lineErrors(write.problem) : (shown?.errors ?? [])}
        report={write.problem ? undefined : shown}
      />
      <FormProblem problem={lost} />
      {shown && !write.problem && lost?.status !== 404 && (
        <Outcome report={shown} busy={busy} onImport={() => chosen && write.send(chosen)} />
      )}
      {write.problem && chosen && !busy && (
        <div className="row">
          <button type="button" className="button" onClick={() => write.send(chosen)}>
            Try again
          </button>
        </div>
      )}
    </div>
  );
}

function Rules() {
  return (
    <details>
      <summary>How a file is read</summary>
      <ul className="soft small">
        <li>
          The first line names the columns as the export does, such as <code>partId</code>, <code>partName</code> or{' '}
          <code>currentStock</code>; they are separated by commas or semicolons.
        </li>
        <li>
          A line finds its part by <code>partId</code>, else by <code>partNumber</code>, else by <code>barcode</code>.
          If there is none, it adds one.
        </li>
        <li>An empty cell leaves everything as it is.</li>
        <li>
          <code>currentStock</code> is a count. If the part moved since the export, its line is refused.
        </li>
        <li>
          Several models in <code>alsoFits</code> stand on a line each within their cell.
        </li>
        <li>One wrong line, and nothing is imported.</li>
        <li>A long file goes on being imported after it was accepted; what could not be any more is named.</li>
      </ul>
    </details>
  );
}

/** What would happen, or did. */
export function Outcome({ report, busy, onImport }: { report: ImportReport; busy: boolean; onImport: () => void }) {
  if (report.running) {
    return (
      <p className="bar" role="status">
        The file is being imported, also if you leave this page. {summary(report)}
      </p>
    );
  }
  if (!report.dryRun) {
    return (
      <p className="bar good" role="status">
        {report.errors.length > 0 ? 'Imported in part.' : 'Imported.'} {summary(report)}{' '}
        <Link to="/parts">See the parts</Link>
      </p>
    );
  }
  if (report.errors.length > 0) return null;
  return (
    <section className="panel stack">
      <p role="status">{summary(report)}</p>
      {report.created + report.updated > 0 ? (
        <div>
          <button type="button" className="button primary" aria-disabled={busy || undefined} onClick={onImport}>
            {busy ? 'One moment …' : 'Import'}
          </button>
        </div>
      ) : (
        <p className="soft">There is nothing to import.</p>
      )}
    </section>
  );
}

/**
 * The lines that keep a file from being imported, or alone could not be.
 *
 * @param report of the file, unless it was refused
 */
export function Wrong({ errors, report }: { errors: LineError[]; report: ImportReport | undefined }) {
  if (errors.length === 0) return null;
  const isLate = report?.dryRun === false;
  const lines = isLate ? lateLines(report) : wrongLines(errors);
  const more = (isLate ? Math.max(lines, errors.length) : errors.length) - SHOWN;
  return (
    <section className="panel stack" aria-label="Wrong lines">
      <p className="bar bad" role="alert">
        {isLate
          ? `${count(lines, 'line')} could not be imported any more, since the parts changed meanwhile.${report.running ? '' : ' All others are.'}`
          : `${count(lines, 'line')} ${lines === 1 ? 'is' : 'are'} wrong, so nothing is imported.`}
      </p>
      <ul className="rows">
        {errors.slice(0, SHOWN).map((error) => (
          <li key={`${error.line} ${error.field} ${error.message}`} className="stack close">
            <strong>{place(error)}</strong>
            <span>{error.message}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="soft">And {count(more, 'more', 'more')}.</p>}
    </section>
  );
}
