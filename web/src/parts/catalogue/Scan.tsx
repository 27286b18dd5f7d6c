import { ScanBarcode } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Dialog } from '../../platform/ui/dialog';
import { Field, FormProblem, Submit, useSending } from '../../platform/ui/forms';
import { lookUp, partPath } from '../queries';
import type { Part } from '../types';
import { canScan, scan } from './scanner';

/** Opens a part by its barcode. */
export function ScanButton() {
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  return (
    <>
      <button type="button" className="button small" onClick={() => setOpen(true)}>
        <ScanBarcode size={18} aria-hidden />
        {canScan() ? 'Scan' : 'Barcode'}
      </button>
      {open && (
        <Scan
          onClose={() => setOpen(false)}
          onFound={(part) => {
            setOpen(false);
            navigate(partPath(part.partId));
          }}
        />
      )}
    </>
  );
}

/** Asks for a barcode: by the camera where the browser reads them, and always by typing or a scanner that types. */
export function Scan({ onFound, onClose }: { onFound: (part: Part) => void; onClose: () => void }) {
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState('');
  const find = useSending(lookUp, (part, barcode) => (part ? onFound(part) : setMissing(barcode)));
  const ask = (barcode: string) => {
    setMissing('');
    setCode(barcode);
    if (barcode !== '') find.send(barcode);
  };
  return (
    <Dialog title="Find by barcode" onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // React hands it on to the form behind the dialog, which is not to be sent by it.
          event.stopPropagation();
          ask(code.trim());
        }}
      >
        {canScan() && <Camera onCode={ask} />}
        <FormProblem problem={find.problem} />
        <Field
          label="Barcode"
          hint="A scanner that types works here too."
          autoComplete="off"
          autoFocus={!canScan()}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        {missing !== '' && (
          <div className="bar" role="status">
            <p>
              No part has the barcode <bdi className="figures">{missing}</bdi>.
            </p>
            <Link to={`/parts/new?barcode=${encodeURIComponent(missing)}`} onClick={onClose}>
              Add a part with it
            </Link>
          </div>
        )}
        <div className="row">
          <Submit busy={find.busy}>Find</Submit>
          <button type="button" className="button" onClick={onClose}>
            Close
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Camera({ onCode }: { onCode: (code: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(onCode);
  told.current = onCode;
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const screen = video.current;
    return screen
      ? scan(
          screen,
          (code) => told.current(code),
          () => setFailed(true),
        )
      : undefined;
  }, []);
  if (failed) {
    return <p className="soft">The camera cannot be used. Allow it for this site in the browser, or type the code.</p>;
  }
  return (
    <div>
      <video ref={video} className="camera" muted playsInline aria-label="What the camera sees" />
      <p className="soft small">Hold the barcode in front of the camera.</p>
    </div>
  );
}
