import { useQuery } from '@tanstack/react-query';
import { ScanBarcode } from 'lucide-react';
import { useState } from 'react';
import { Name } from '../../platform/ui/names';
import { Loaded } from '../../platform/ui/states';
import { withUnit } from '../numbers';
import { partsQueries } from '../queries';
import type { Part } from '../types';
import { useSettled } from '../useSettled';
import { Scan } from './Scan';

/** Finds a part by what is typed or scanned, and hands it on. */
export function FindPart({ onFound }: { onFound: (part: Part) => void }) {
  const [text, setText] = useState('');
  const [scanning, setScanning] = useState(false);
  const wanted = useSettled(text.trim());
  const found = useQuery(partsQueries.found(wanted));
  const choose = (part: Part) => {
    setText('');
    setScanning(false);
    onFound(part);
  };
  const only =
    found.data?.length === 1 && wanted === text.trim() && !found.isPlaceholderData ? found.data[0] : undefined;
  return (
    <div className="stack close">
      <div className="row find">
        <input
          className="input"
          type="search"
          aria-label="Find a part"
          placeholder="Name, number or barcode"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // The form around it is not to be sent yet.
            event.preventDefault();
            if (only) choose(only);
          }}
        />
        <button type="button" className="button" onClick={() => setScanning(true)}>
          <ScanBarcode size={18} aria-hidden />
          Barcode
        </button>
      </div>
      {text.trim() !== '' && wanted !== '' && (
        <Loaded query={found} bones={3}>
          {(parts) =>
            parts.length === 0 ? (
              <p className="soft" role="status">
                No part has this in its name or numbers.
              </p>
            ) : (
              <ul className="rows panel" aria-label="Found parts">
                {parts.map((part) => (
                  <li key={part.partId}>
                    <button type="button" className="line plain choose" onClick={() => choose(part)}>
                      <span className="what">
                        <Name>{part.partName}</Name> <bdi className="soft small">{part.partNumber}</bdi>
                      </span>
                      <span className="number figures">{withUnit(part.currentStock, part.unit)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      )}
      {scanning && <Scan onFound={choose} onClose={() => setScanning(false)} />}
    </div>
  );
}
