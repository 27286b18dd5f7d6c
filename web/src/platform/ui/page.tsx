import { type ReactNode, useEffect } from 'react';
import { setTitle } from '../lib/title';
import { isBlank, isolated } from '../lib/visibleText';
import { Name } from './names';

/** Head of a page: its title, a name that belongs to it, what stands beside it, and the window's title. */
export function PageHead({
  title,
  name,
  children,
  lead,
  open,
}: {
  title: string;
  name?: string | undefined;
  children?: ReactNode;
  lead?: ReactNode;
  /** What is open on the page, for the window's title. */
  open?: string | undefined;
}) {
  const words = [open, title, name].filter((word) => word && !isBlank(word)).map((word) => isolated(word ?? ''));
  const shown = words.join(', ');
  useEffect(() => setTitle(`${shown} · Pacenote`), [shown]);
  return (
    <div className="head">
      <div>
        <h1>
          <bdi>{title}</bdi>
          {name !== undefined && (
            <>
              , <Name>{name}</Name>
            </>
          )}
        </h1>
        {lead !== undefined && <p className="soft lead">{lead}</p>}
      </div>
      {children && <div className="row">{children}</div>}
    </div>
  );
}

export function Pager({ page, more, onPage }: { page: number; more: boolean; onPage: (next: number) => void }) {
  if (page === 1 && !more) return null;
  return (
    <nav className="row" aria-label="Pages">
      <button type="button" className="button small" disabled={page === 1} onClick={() => onPage(page - 1)}>
        Previous
      </button>
      <span className="soft small">Page {page}</span>
      <button type="button" className="button small" disabled={!more} onClick={() => onPage(page + 1)}>
        Next
      </button>
    </nav>
  );
}
