import type { Embed, EmbedField, Template } from '../types';

/** The texts of a template by the names that the server gives them, such as `embed.fields[0].name`. */

/** Those of the box that stand in a member of their own. */
const NESTED = {
  'embed.thumbnail.url': ['thumbnail', 'url'],
  'embed.image.url': ['image', 'url'],
  'embed.footer.text': ['footer', 'text'],
} as const;

const PLAIN = {
  'embed.title': 'title',
  'embed.description': 'description',
  'embed.url': 'url',
  'embed.timestamp': 'timestamp',
} as const;

const OF_FIELD = /^embed\.fields\[(\d+)\](?:\.(name|value))?$/;

export function textOf(template: Template, field: string): string {
  if (field === 'content') return template.content;
  const embed = template.embed ?? {};
  if (field in PLAIN) return embed[PLAIN[field as keyof typeof PLAIN]] ?? '';
  if (field in NESTED) {
    const [member, inner] = NESTED[field as keyof typeof NESTED];
    return (embed[member] as Record<string, string> | undefined)?.[inner] ?? '';
  }
  const [, index, part] = OF_FIELD.exec(field) ?? [];
  return embed.fields?.[Number(index)]?.[part as 'name' | 'value'] ?? '';
}

/** The same template with another text; a text of the box that is empty is not there. */
export function withText(template: Template, field: string, text: string): Template {
  if (field === 'content') return { ...template, content: text };
  const embed = { ...template.embed } as Record<string, unknown>;
  if (field in PLAIN) {
    put(embed, PLAIN[field as keyof typeof PLAIN], text);
  } else if (field in NESTED) {
    const [member, inner] = NESTED[field as keyof typeof NESTED];
    put(embed, member, text && { [inner]: text });
  } else {
    const [, index, part] = OF_FIELD.exec(field) ?? [];
    return withFields(
      template,
      (template.embed?.fields ?? []).map((one, at) => (at === Number(index) && part ? { ...one, [part]: text } : one)),
    );
  }
  return { ...template, embed: embed as Embed };
}

function put(embed: Record<string, unknown>, member: string, value: unknown): void {
  if (value) embed[member] = value;
  else delete embed[member];
}

export function withFields(template: Template, fields: EmbedField[]): Template {
  return { ...template, embed: { ...template.embed, fields } };
}

export function withColor(template: Template, color: number | undefined): Template {
  const { color: _, ...embed } = template.embed ?? {};
  return { ...template, embed: color === undefined ? embed : { ...embed, color } };
}

const LABELS: Readonly<Record<string, string>> = {
  content: 'Text',
  'embed.title': 'Title of the box',
  'embed.description': 'Text of the box',
  'embed.url': 'Address of the title',
  'embed.thumbnail.url': 'Small picture',
  'embed.image.url': 'Large picture',
  'embed.footer.text': 'Footer',
  'embed.timestamp': 'Moment',
};

/** What a text is called on the page. */
export function labelOf(field: string): string {
  const [, index, part] = OF_FIELD.exec(field) ?? [];
  if (index === undefined) return LABELS[field] ?? field;
  return `Field ${Number(index) + 1}${part ? `, ${part}` : ''}`;
}

/** All texts of a template that are not empty, with what they are called on the page. */
export function textsOf(template: Template): [label: string, text: string][] {
  const fields = (template.embed?.fields ?? []).flatMap((_, at) => [
    `embed.fields[${at}].name`,
    `embed.fields[${at}].value`,
  ]);
  return [...Object.keys(LABELS), ...fields]
    .map((field): [string, string] => [labelOf(field), textOf(template, field)])
    .filter(([, text]) => text !== '');
}

/** A piece in place of what is selected, and where the caret stands then. */
export function inserted(text: string, start: number, end: number, piece: string): { text: string; caret: number } {
  return { text: text.slice(0, start) + piece + text.slice(end), caret: start + piece.length };
}

/** 0xRRGGBB as `#rrggbb`. */
export function hex(color: number): string {
  return `#${color.toString(16).padStart(6, '0')}`;
}

export function colorOf(text: string): number {
  return Number.parseInt(text.slice(1), 16);
}

/** How many characters of the box count towards Discord's limit, as Discord counts them. */
export function boxLength(embeds: Embed[]): number {
  const length = (text: string | undefined) => text?.length ?? 0;
  return embeds.reduce(
    (sum, { title, description, footer, fields = [] }) =>
      sum +
      length(title) +
      length(description) +
      length(footer?.text) +
      fields.reduce((all, { name, value }) => all + name.length + value.length, 0),
    0,
  );
}
