import { expect, it } from 'vitest';
import type { Template } from '../types';
import { boxLength, colorOf, hex, inserted, labelOf, textOf, withColor, withFields, withText } from './template';

const template: Template = {
  content: '{streamer_display_name} is live',
  embed: {
    title: '{stream_title}',
    color: 0x0046ff,
    image: { url: '{stream_thumbnail_url}' },
    fields: [
      { name: 'Game', value: '{game_name}', inline: true },
      { name: 'Viewers', value: '{viewer_count}' },
    ],
  },
};

const FIELDS = [
  'content',
  'embed.title',
  'embed.description',
  'embed.url',
  'embed.thumbnail.url',
  'embed.image.url',
  'embed.footer.text',
  'embed.timestamp',
  'embed.fields[1].name',
  'embed.fields[1].value',
];

it('writes every text to where it is read from, and changes nothing else', () => {
  for (const field of FIELDS) {
    const next = withText(template, field, 'new');
    expect(textOf(next, field)).toBe('new');
    for (const other of FIELDS.filter((one) => one !== field)) {
      expect(textOf(next, other)).toBe(textOf(template, other));
    }
    expect(next.embed?.color).toBe(0x0046ff);
  }
  expect(template.embed?.fields?.[1]).toEqual({ name: 'Viewers', value: '{viewer_count}' });
});

it('leaves out what is empty in the box, and keeps an empty text above it', () => {
  expect(withText(template, 'embed.image.url', '').embed).not.toHaveProperty('image');
  expect(withText(template, 'embed.title', '').embed).not.toHaveProperty('title');
  expect(withText(template, 'content', '').content).toBe('');
  expect(textOf({ content: 'x' }, 'embed.footer.text')).toBe('');
  expect(withText({ content: 'x' }, 'embed.footer.text', 'y')).toEqual({
    content: 'x',
    embed: { footer: { text: 'y' } },
  });
});

it('keeps colours through both ways of writing them, and takes one out', () => {
  expect(hex(0x0046ff)).toBe('#0046ff');
  expect(colorOf('#0046ff')).toBe(0x0046ff);
  expect(withColor(template, 0).embed?.color).toBe(0);
  expect(withColor(template, undefined).embed).not.toHaveProperty('color');
  expect(withFields(template, []).embed).toMatchObject({ title: '{stream_title}', fields: [] });
});

it('names the parts of a post as the page does', () => {
  expect(labelOf('embed.fields[1]')).toBe('Field 2');
  expect(labelOf('embed.fields[0].name')).toBe('Field 1, name');
  expect(labelOf('embed.image.url')).toBe('Large picture');
  expect(labelOf('of tomorrow')).toBe('of tomorrow');
});

it('puts a variable in place of what is selected, with the caret behind it', () => {
  expect(inserted('Now: old!', 5, 8, '{game_name}')).toEqual({ text: 'Now: {game_name}!', caret: 16 });
});

it('counts what counts of a box', () => {
  expect(
    boxLength([{ title: 'ab', url: 'https://x.example', footer: { text: 'c' }, fields: [{ name: 'de', value: 'f' }] }]),
  ).toBe(6);
});
