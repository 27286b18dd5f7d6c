import { When } from '../../platform/ui/figures';
import { Name } from '../../platform/ui/names';
import { roleName } from '../server/target';
import type { Embed, Role, Trial } from '../types';
import { type Piece, pieces } from './discordText';
import { hex } from './template';

/** A post as Discord shows it. Pictures are named, not shown: pages here load nothing from elsewhere. */
export function DiscordPost({ trial, roles, button }: { trial: Trial; roles: Role[] | undefined; button: boolean }) {
  const { content, embeds } = trial.rendered;
  return (
    <div className="discord-post">
      <p className="soft small">Posted by the bot</p>
      <p className="text">
        <Text text={content} roles={roles} />
      </p>
      {embeds.map((embed) => (
        <Box key={JSON.stringify(embed)} embed={embed} roles={roles} />
      ))}
      {button && <span className="watch">Watch</span>}
    </div>
  );
}

function Box({ embed, roles }: { embed: Embed; roles: Role[] | undefined }) {
  return (
    <div className="box" style={embed.color === undefined ? undefined : { borderInlineStartColor: hex(embed.color) }}>
      <div className="top">
        <div>
          {embed.title && (
            <p className={`text title ${embed.url ? 'link' : ''}`}>
              <Text text={embed.title} roles={roles} />
            </p>
          )}
          {embed.description && (
            <p className="text">
              <Text text={embed.description} roles={roles} />
            </p>
          )}
        </div>
        {embed.thumbnail && <span className="picture small">Small picture</span>}
      </div>
      {embed.fields && embed.fields.length > 0 && (
        <dl className="fields">
          {embed.fields.map((field, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two fields may be alike
            <div key={index} className={field.inline ? '' : 'whole'}>
              <dt>
                <Text text={field.name} roles={roles} />
              </dt>
              <dd>
                <Text text={field.value} roles={roles} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {embed.image && <span className="picture">Large picture</span>}
      {(embed.footer || embed.timestamp) && (
        <p className="soft small">
          {embed.footer?.text}
          {embed.footer && embed.timestamp && ' · '}
          {embed.timestamp && <When at={embed.timestamp} />}
        </p>
      )}
    </div>
  );
}

function Text({ text, roles }: { text: string; roles: Role[] | undefined }) {
  return <Pieces list={pieces(text)} roles={roles} />;
}

function Pieces({ list, roles }: { list: Piece[]; roles: Role[] | undefined }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces have nothing but their place
  return list.map((piece, index) => <One key={index} piece={piece} roles={roles} />);
}

const WEIGHTS = { strong: 'strong', em: 'em', underline: 'u', strike: 's' } as const;

function One({ piece, roles }: { piece: Piece; roles: Role[] | undefined }) {
  switch (piece.kind) {
    case 'text':
      return <bdi>{piece.text}</bdi>;
    case 'code':
      return <code>{piece.text}</code>;
    case 'link':
      return <span className="link">{piece.text}</span>;
    case 'ping':
      return (
        <span className="ping">
          {piece.text === '@role' && piece.id ? (
            <>
              @<Name>{roleName(roles, piece.id)}</Name>
            </>
          ) : (
            piece.text
          )}
        </span>
      );
    default: {
      const Weight = WEIGHTS[piece.kind];
      return (
        <Weight>
          <Pieces list={piece.parts} roles={roles} />
        </Weight>
      );
    }
  }
}
