import '../parts.css';
import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { Link } from 'react-router';
import { Name } from '../../platform/ui/names';
import { PageHead } from '../../platform/ui/page';
import { Empty, Loaded } from '../../platform/ui/states';
import { money, quantity } from '../numbers';
import { partPath, partsQueries } from '../queries';
import type { PurchaseList as List, PurchaseLine } from '../types';

/** What has to be ordered, a sheet for each supplier; made to be printed too. */
export default function PurchaseList() {
  const query = useQuery(partsQueries.purchaseList);
  return (
    <div className="purchase">
      <PageHead title="Purchase list" lead="Everything that is needed and not ordered yet, by supplier.">
        <Link to="/reorder" className="button small">
          Reorder
        </Link>
        {query.data && query.data.suppliers.length > 0 && (
          <button type="button" className="button small" onClick={() => print()}>
            <Printer size={18} aria-hidden /> Print
          </button>
        )}
      </PageHead>
      <Loaded query={query} bones={8}>
        {(list) =>
          list.suppliers.length === 0 ? (
            <Empty title="Nothing has to be ordered">
              <p>Parts stand here as soon as their stock falls to their threshold, until they are ordered.</p>
            </Empty>
          ) : (
            <div className="stack">
              {list.suppliers.map((sheet) => (
                <Sheet key={sheet.supplier} sheet={sheet} currency={list.currency} />
              ))}
              {list.suppliers.length > 1 && (
                <p className="row between">
                  <span>All suppliers</span>
                  <strong className="figures amount">{money(list.total, list.currency)}</strong>
                </p>
              )}
            </div>
          )
        }
      </Loaded>
    </div>
  );
}

function Sheet({ sheet, currency }: { sheet: List['suppliers'][number]; currency: string }) {
  return (
    <section className="panel stack">
      <div className="row between">
        <h2>{sheet.supplier === '' ? 'No supplier entered' : <Name>{sheet.supplier}</Name>}</h2>
        <strong className="figures">{money(sheet.total, currency)}</strong>
      </div>
      <div className="scroll">
        <table className="fold">
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Supplier's number</th>
              <th scope="col" className="number">
                Order
              </th>
              <th scope="col" className="number">
                Price of one
              </th>
              <th scope="col" className="number">
                Cost
              </th>
            </tr>
          </thead>
          <tbody>
            {sheet.lines.map((line) => (
              <tr key={line.taskId}>
                <td data-label="Part">
                  <Link to={partPath(line.partId)}>
                    <Name>{line.partName}</Name>
                  </Link>
                </td>
                <td data-label="Supplier's number">
                  <bdi>{line.supplierPartNumber || '–'}</bdi>
                </td>
                <td data-label="Order" className="number figures">
                  {quantity(line.quantity)}
                  <Packs line={line} />
                </td>
                <td data-label="Price of one" className="number figures">
                  {money(line.unitPrice, currency)}
                </td>
                <td data-label="Cost" className="number figures">
                  {money(line.cost, currency)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Packs({ line: { packSize } }: { line: PurchaseLine }) {
  if (packSize === null || packSize === 1) return null;
  return <span className="soft small"> in packs of {quantity(packSize)}</span>;
}
