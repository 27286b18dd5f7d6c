import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../platform/api/queries';
import { Time, When } from '../platform/ui/figures';
import { Name } from '../platform/ui/names';
import { PageHead } from '../platform/ui/page';
import { Loaded } from '../platform/ui/states';
import { MailState } from './History';
import { digestQueries } from './queries';

/** A past mail with everything it said. */
export default function DailyEmail() {
  const { id = '' } = useParams();
  const mail = useQuery(digestQueries.mail(id));
  return (
    <>
      <PageHead title={mail.data?.subject ?? 'A mail'}>
        <Link to="/history" className="button">
          All mails
        </Link>
      </PageHead>
      <Loaded query={mail} bones={8}>
        {(email) => (
          <article className="daily-email">
            <p className="row">
              <MailState state={email.state} />
              <span className="soft small">
                data as of <When at={email.asOf} />
                {email.unchecked > 0 && `, ${email.unchecked} could not be checked`}
              </span>
            </p>
            {email.sections.map((section) => (
              <section key={section.title} className="panel stack">
                <h2>{section.title}</h2>
                {section.note && <p className="soft">{section.note}</p>}
                {section.blocks.map((block, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a mail never changes, and two blocks may look alike
                  <Block key={index} block={block} />
                ))}
                {section.remainder && <p>{section.remainder}</p>}
              </section>
            ))}
          </article>
        )}
      </Loaded>
    </>
  );
}

function Block({ block }: { block: Schemas['Block'] }) {
  return (
    <div className="block">
      <div className="row between">
        <h3 style={{ fontSize: '1rem' }}>
          <Name>{block.heading}</Name>
        </h3>
        <span className="row small">
          {block.links.map((link) => (
            <a key={link.target} href={link.target} rel="noreferrer" target="_blank">
              {link.text}
            </a>
          ))}
        </span>
      </div>
      {block.lead && <p>{block.lead}</p>}
      <ul className="rows">
        {block.rows.map((row) => (
          <li key={row.place + row.who + row.figure} className="line">
            <span className="chip">#{row.place}</span>
            <span className="what">
              {row.whoLink ? (
                <a href={row.whoLink} rel="noreferrer" target="_blank">
                  <Name>{row.who}</Name>
                </a>
              ) : (
                <Name>{row.who}</Name>
              )}{' '}
              <bdi className="soft small">{row.detail}</bdi>
            </span>
            <span className="number">
              <Time value={row.figure} />
            </span>
          </li>
        ))}
      </ul>
      {block.remainder && <p className="soft">{block.remainder}</p>}
    </div>
  );
}
