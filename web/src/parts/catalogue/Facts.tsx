import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { call } from '../../platform/api/client';
import { count } from '../../platform/lib/words';
import { Confirm } from '../../platform/ui/dialog';
import { When } from '../../platform/ui/figures';
import { Name } from '../../platform/ui/names';
import { money, quantity } from '../numbers';
import { partPath, partsQueries } from '../queries';
import type { Part } from '../types';
import { ChangeProblem, useChange } from '../useChange';
import { modelName } from '../words';

/** What is entered about a part. */
export function Facts({ part, onEdit }: { part: Part; onEdit: () => void }) {
  const currency = useQuery(partsQueries.settings).data?.currency;
  const facts: [string, ReactNode][] = [
    ['Description', part.description],
    ['Fits', [part.vehicleModel, ...part.alsoFits].map(modelName).join(', ')],
    ['Category', part.category],
    ['Barcode', part.barcode],
    ['Price', money(part.unitPrice, currency)],
    ['Average cost', part.averageCost !== null && money(part.averageCost, currency)],
    ['Supplier', part.supplier],
    ["Supplier's number", part.supplierPartNumber],
    ["Supplier's e-mail", part.supplierEmail && <a href={`mailto:${part.supplierEmail}`}>{part.supplierEmail}</a>],
    ["Supplier's page", <Page key="page" address={part.supplierUrl} />],
    ['Order each time', part.reorderQuantity !== null && quantity(part.reorderQuantity)],
    ['Room for', part.maxStock !== null && quantity(part.maxStock)],
    ['Packs of', part.packSize !== null && quantity(part.packSize)],
    ['Comes within', part.leadTimeDays !== null && count(part.leadTimeDays, 'day')],
    ['Changed', <When key="when" at={part.updatedAt} />],
  ];
  return (
    <section className="panel stack">
      <h2>Details</h2>
      <dl className="pairs">
        {facts
          .filter(([label, fact]) => fact && (label !== "Supplier's page" || part.supplierUrl !== ''))
          .map(([label, fact]) => (
            <div key={label} className="pair">
              <dt>{label}</dt>
              <dd>{typeof fact === 'string' ? <bdi>{fact}</bdi> : fact}</dd>
            </div>
          ))}
      </dl>
      <div className="row">
        <button type="button" className="button small" onClick={onEdit}>
          Edit
        </button>
        {!part.archived && <Archive part={part} />}
      </div>
    </section>
  );
}

/** Only what is an address of the web is one that can be opened. */
function Page({ address }: { address: string }) {
  return /^https?:\/\//.test(address) ? (
    <a href={address} rel="noreferrer" target="_blank">
      {address}
    </a>
  ) : (
    <bdi>{address}</bdi>
  );
}

function Archive({ part }: { part: Part }) {
  const [asking, setAsking] = useState(false);
  const archive = useChange(
    (_: undefined, headers) => call<unknown>('DELETE', partPath(part.partId), { headers }),
    () => setAsking(false),
  );
  return (
    <>
      <button type="button" className="button small danger" onClick={() => setAsking(true)}>
        Archive
      </button>
      {asking && (
        <Confirm
          title={
            <>
              Archive <Name>{part.partName}</Name>?
            </>
          }
          action="Archive"
          busy={archive.busy}
          problem={<ChangeProblem problem={archive.problem} />}
          onConfirm={() => archive.send(undefined)}
          onClose={() => setAsking(false)}
        >
          <p>It leaves the lists and is not reordered. Its ledger stays, and you can bring it back.</p>
        </Confirm>
      )}
    </>
  );
}

/** Says of an archived part that it is one, and brings it back. */
export function Archived({ part }: { part: Part }) {
  const restore = useChange(
    (_: undefined, headers) => call<Part>('POST', `${partPath(part.partId)}/restore`, { json: {}, headers }),
    () => undefined,
  );
  return (
    <div className="bar stack close">
      <p>This part is in the archive: nothing is taken or received, and it is not reordered.</p>
      <ChangeProblem problem={restore.problem} />
      <div>
        <button
          type="button"
          className="button small"
          aria-disabled={restore.busy || undefined}
          onClick={() => restore.send(undefined)}
        >
          {restore.busy ? 'One moment …' : 'Bring it back'}
        </button>
      </div>
    </div>
  );
}
