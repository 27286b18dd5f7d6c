import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { partsQueries } from '../queries';
import { useSettled } from '../useSettled';
import { ALL_MODELS } from '../words';
import { type Filter, filterOf, isNarrow, SORTS, type Sort, withFilter } from './filter';

/** What of the stock is listed, kept in the address. */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const [params, setParams] = useSearchParams();
  return [filterOf(params), (change) => setParams((before) => withFilter(before, change), { replace: true })];
}

export function Filters() {
  const [filter, change] = useFilter();
  const [more, setMore] = useState(filter.model !== '' || filter.archived);
  return (
    <search className="stack part-filters">
      <Box label="Find a part" type="search" placeholder="Name, number or barcode" value={filter.q} name="q" />
      <div className="row">
        <label className="tick">
          <input type="checkbox" checked={filter.low} onChange={(event) => change({ low: event.target.checked })} />
          Low only
        </label>
        <select
          className="input sort"
          aria-label="In the order of"
          value={filter.sort}
          onChange={(event) => change({ sort: event.target.value as Sort })}
        >
          {SORTS.map(([key, text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      </div>
      <details open={more} onToggle={(event) => setMore(event.currentTarget.open)}>
        <summary>More filters</summary>
        {more && <More />}
      </details>
      {isNarrow(filter) && (
        <div>
          <button
            type="button"
            className="button small"
            onClick={() => change({ q: '', low: false, model: '', only: false, archived: false })}
          >
            Show all parts
          </button>
        </div>
      )}
    </search>
  );
}

function More() {
  const [filter, change] = useFilter();
  const known = useQuery(partsQueries.analytics(1)).data;
  const models = Object.keys(known?.vehicleModels ?? {}).filter((model) => model !== ALL_MODELS);
  return (
    <div className="stack">
      <Box label="Vehicle model" placeholder="Any model" value={filter.model} name="model" options={models} />
      {filter.model !== '' && (
        <label className="tick">
          <input type="checkbox" checked={!filter.only} onChange={(event) => change({ only: !event.target.checked })} />
          Also parts that fit all models
        </label>
      )}
      <label className="tick">
        <input
          type="checkbox"
          checked={filter.archived}
          onChange={(event) => change({ archived: event.target.checked })}
        />
        Archived parts
      </label>
    </div>
  );
}

/** A text of the filter. What is typed shows at once and is asked for when nothing more is typed. */
function Box({
  label,
  name,
  value,
  options,
  ...input
}: {
  label: string;
  name: 'q' | 'model';
  value: string;
  placeholder: string;
  type?: string;
  options?: string[];
}) {
  const [, change] = useFilter();
  const [typed, setTyped] = useState(value);
  const settled = useSettled(typed);
  const asked = useRef(value);
  const id = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for when the text is settled, not when the address changes
  useEffect(() => {
    if (settled === asked.current) return;
    asked.current = settled;
    change({ [name]: settled });
  }, [settled]);
  // The address changed by itself: somebody went back, or shows all parts again.
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setTyped(value);
  }, [value]);
  return (
    <>
      <input
        className="input"
        aria-label={label}
        autoComplete="off"
        list={options && id}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        {...input}
      />
      {options && (
        <datalist id={id}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </>
  );
}
