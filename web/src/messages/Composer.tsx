import { SendHorizontal } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { claims } from '../platform/api/session';
import { storage } from '../platform/lib/storage';
import { isBlank } from '../platform/lib/visibleText';
import { kept, newId } from './outbox';
import { outbox } from './sending';
import { tellTyping } from './typing';

const MOST = 4_000;

/** Where one writes. What stands there is kept over a reload, until it is sent. */
export function Composer({ peer }: { peer: string }) {
  const key = kept.draft(claims()?.account ?? '', peer);
  const [text, setText] = useState(() => storage.get(key) ?? '');
  const [keeps, setKeeps] = useState(true);
  const field = useRef<HTMLTextAreaElement>(null);
  const length = [...text].length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the field grows with its text
  useLayoutEffect(() => {
    const box = field.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + 2}px`;
  }, [text]);

  const write = (next: string) => {
    setText(next);
    if (next) setKeeps(storage.set(key, next));
    else storage.remove(key);
  };

  const send = () => {
    if (isBlank(text) || length > MOST) return;
    const kept = outbox().add(newId(), peer, text, new Date().toISOString());
    write('');
    setKeeps(kept);
    field.current?.focus();
  };

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        className="input"
        rows={1}
        aria-label="Message"
        placeholder="Message"
        aria-invalid={length > MOST ? true : undefined}
        aria-describedby="message-length"
        value={text}
        onChange={(event) => {
          write(event.target.value);
          if (event.target.value) tellTyping(peer);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <button type="submit" className="button primary" aria-label="Send" aria-disabled={isBlank(text) || undefined}>
        <SendHorizontal size={18} aria-hidden />
      </button>
      <span className="problem" id="message-length" role="status">
        {length > MOST
          ? `That is ${length.toLocaleString('en-GB')} characters; ${MOST.toLocaleString('en-GB')} fit.`
          : ''}
      </span>
      <span className="soft small hint" role="status">
        {keeps ? '' : 'This browser keeps nothing now: leave this page open until your message is sent.'}
      </span>
    </form>
  );
}
