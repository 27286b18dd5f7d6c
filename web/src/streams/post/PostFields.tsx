import { type FocusEvent, type ReactNode, useRef, useState } from 'react';
import { Field, Switch } from '../../platform/ui/forms';
import { TextArea } from '../fields';
import type { Embed, Template, TrialKind } from '../types';
import { colorOf, hex, inserted, labelOf, textOf, withColor, withFields, withText } from './template';
import { VARIABLES } from './variables';

type TextInput = HTMLInputElement | HTMLTextAreaElement;

/** Texts of the box that are seldom changed. */
const REST = ['embed.url', 'embed.thumbnail.url', 'embed.image.url', 'embed.footer.text', 'embed.timestamp'];

/** What a colour begins with: that of Twitch. */
const PURPLE = 0x9146ff;

/** The texts of a post, with what they may name as chips that put it where one types. */
export function PostFields({
  kind,
  template,
  errorOf,
  onChange,
}: {
  kind: TrialKind;
  template: Template;
  /** What the server says of a text. */
  errorOf: (field: string) => string | undefined;
  onChange: (next: Template) => void;
}) {
  const typing = useRef<{ field: string; input: TextInput } | null>(null);
  // Switched off and on again, the box is as it was.
  const [box, setBox] = useState<Embed>(template.embed ?? { title: '{stream_title}', url: '{stream_url}' });
  const put = (name: string) => {
    const piece = `{${name}}`;
    // The field in which one typed last may be gone.
    const last = typing.current?.input.isConnected ? typing.current : null;
    const { field, input } = last ?? { field: 'content', input: null };
    const text = textOf(template, field);
    const [start, end] = [input?.selectionStart ?? text.length, input?.selectionEnd ?? text.length];
    const next = inserted(text, start, end, piece);
    onChange(withText(template, field, next.text));
    // The field has its new text when the page is drawn again.
    requestAnimationFrame(() => {
      input?.focus();
      input?.setSelectionRange(next.caret, next.caret);
    });
  };
  const field = (name: string) => ({
    label: labelOf(name),
    value: textOf(template, name),
    error: errorOf(name),
    onFocus: (event: FocusEvent<TextInput>) => {
      typing.current = { field: name, input: event.currentTarget };
    },
  });
  const typed = (name: string) => (text: string) => onChange(withText(template, name, text));
  const line = (name: string) => (
    <Field key={name} {...field(name)} autoComplete="off" onChange={(event) => typed(name)(event.target.value)} />
  );
  const { embed } = template;
  return (
    <>
      <fieldset className="streams-chips">
        <legend className="label">Variables</legend>
        <p className="hint">
          Press one to put it where you type. Write {'{game_name|a game}'} for what stands there if it is not known.
        </p>
        <div className="row">
          {VARIABLES[kind].map(([name, meaning]) => (
            <button key={name} type="button" className="button small" title={meaning} onClick={() => put(name)}>
              <span className="figures">{`{${name}}`}</span>
              <span className="visually-hidden">, {meaning}</span>
            </button>
          ))}
        </div>
      </fieldset>
      <TextArea {...field('content')} rows={3} onChange={typed('content')} />
      <Switch
        label="A box below the text"
        on={embed !== undefined}
        onChange={(on) => {
          if (embed) setBox(embed);
          onChange(on ? { ...template, embed: box } : { content: template.content });
        }}
      />
      {embed && (
        <>
          {line('embed.title')}
          <TextArea {...field('embed.description')} rows={3} onChange={typed('embed.description')} />
          <Color color={embed.color} onChange={(color) => onChange(withColor(template, color))} />
          <Fields template={template} line={line} onChange={onChange} />
          <More refused={REST.some((name) => errorOf(name) !== undefined)}>{REST.map(line)}</More>
        </>
      )}
    </>
  );
}

/** Opens by itself where something in it is refused, and stays open then. */
function More({ refused, children }: { refused: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details open={open || refused} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Addresses, pictures, footer</summary>
      <div className="stack">{children}</div>
    </details>
  );
}

function Color({ color, onChange }: { color: number | undefined; onChange: (next: number | undefined) => void }) {
  return (
    <div className="row">
      <label className="tick">
        Colour of the box
        <input
          type="color"
          className="streams-color"
          value={hex(color ?? PURPLE)}
          onChange={(event) => onChange(colorOf(event.target.value))}
        />
      </label>
      {color === undefined ? (
        <span className="soft small">none chosen</span>
      ) : (
        <button type="button" className="button small" onClick={() => onChange(undefined)}>
          No colour
        </button>
      )}
    </div>
  );
}

function Fields({
  template,
  line,
  onChange,
}: {
  template: Template;
  line: (name: string) => ReactNode;
  onChange: (next: Template) => void;
}) {
  const list = template.embed?.fields ?? [];
  return (
    <div className="stack">
      {list.map((field, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields have nothing but their place
        <fieldset key={index} className="streams-field stack">
          <legend className="label">Field {index + 1}</legend>
          {line(`embed.fields[${index}].name`)}
          {line(`embed.fields[${index}].value`)}
          <div className="row between">
            <label className="tick">
              <input
                type="checkbox"
                checked={field.inline ?? false}
                onChange={(event) => {
                  const inline = event.target.checked;
                  onChange(
                    withFields(
                      template,
                      list.map((one, at) => (at === index ? { ...one, inline } : one)),
                    ),
                  );
                }}
              />
              Beside the one before it
            </label>
            <button
              type="button"
              className="button small"
              onClick={() =>
                onChange(
                  withFields(
                    template,
                    list.filter((_, at) => at !== index),
                  ),
                )
              }
            >
              Remove<span className="visually-hidden"> field {index + 1}</span>
            </button>
          </div>
        </fieldset>
      ))}
      <div>
        <button
          type="button"
          className="button small"
          onClick={() => onChange(withFields(template, [...list, { name: '', value: '', inline: true }]))}
        >
          Add a field
        </button>
      </div>
    </div>
  );
}
