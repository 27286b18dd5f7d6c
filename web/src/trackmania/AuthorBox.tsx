import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useEffect, useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { body, open } from '../platform/api/client';
import { problemOf } from '../platform/api/problem';
import { Name } from '../platform/ui/names';

const PAUSE_MS = 400;
const MIN_LETTERS = 3;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** A name of Trackmania Exchange, typed or picked from what the search there finds. Any text may stand. */
export function AuthorBox({
  label,
  hint,
  value,
  onChange,
  error,
}: {
  label: string;
  hint?: ReactNode;
  value: string;
  onChange: (name: string) => void;
  error?: string | undefined;
}) {
  const [picked, setPicked] = useState('');
  const [typed, setTyped] = useState(false);
  const wanted = useSettled(useDeferredValue(value.trim()));
  const asks = typed && wanted.length >= MIN_LETTERS && wanted !== picked;
  const found = useQuery({
    queryKey: ['authors', wanted.toLowerCase()],
    queryFn: ({ signal }) =>
      body(open.GET('/api/v1/users/search', { params: { query: { username: wanted } }, signal })),
    enabled: asks,
    staleTime: 300_000,
    retry: false,
  });
  const status = found.isFetching
    ? 'Searching …'
    : found.isError
      ? `${problemOf(found.error).message} You can type the name in full.`
      : asks && found.data?.length === 0
        ? 'Nobody found; you can keep the name as typed.'
        : asks
          ? ''
          : 'Type three letters to search.';
  return (
    <ComboBox
      className="field"
      inputValue={value}
      onInputChange={(text) => {
        if (text !== value) setTyped(true);
        onChange(text);
      }}
      onSelectionChange={(key) => {
        if (key !== null) {
          setPicked(String(key));
          onChange(String(key));
        }
      }}
      items={found.data ?? []}
      allowsCustomValue
      menuTrigger="input"
      allowsEmptyCollection
      isInvalid={error !== undefined}
    >
      <Label className="label">{label}</Label>
      <Input className="input" autoComplete="off" spellCheck={false} />
      <span className="hint" role="status">
        {found.isError ? status : hint}
      </span>
      {error && (
        <span className="problem" role="alert">
          {error}
        </span>
      )}
      <Popover className="popover">
        <ListBox<{ Name: string; UserId: number }> renderEmptyState={() => <div className="option soft">{status}</div>}>
          {(author) => (
            <ListBoxItem id={author.Name} textValue={author.Name} className="option">
              <Name>{author.Name}</Name>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
