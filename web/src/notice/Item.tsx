import { Archive, ArchiveRestore, Mail, MailOpen } from 'lucide-react';
import { Link } from 'react-router';
import { When } from '../platform/ui/figures';
import { FormProblem } from '../platform/ui/forms';
import type { Notification } from './types';
import { useMark } from './useMark';
import { useTopicName } from './useTopicName';

/** One item of the inbox: what, who, when; it opens the thing itself. */
export function Item({ item, current }: { item: Notification; current: boolean }) {
  const topicName = useTopicName();
  const mark = useMark(item);
  const read = () => {
    if (!item.read) mark.send('read');
  };
  return (
    <li className={`item ${item.read ? '' : 'unread'} ${current ? 'current' : ''}`}>
      <div className="what">
        <Title item={item} onOpen={read} />
        {!item.read && <span className="visually-hidden"> (unread)</span>}
        {item.content && (
          <p className="content">
            <bdi>{item.content}</bdi>
          </p>
        )}
        <p className="soft small">
          {topicName(item.topic)} · <When at={item.occurredAt} /> ·{' '}
          <Link to={`/inbox/${item.notificationId}`} aria-label={`Why did I get this: ${item.title}`}>
            why?
          </Link>
        </p>
        <FormProblem problem={mark.problem} />
      </div>
      <div className="acts">
        <button
          type="button"
          className="button small"
          aria-label={`${item.read ? 'Mark as unread' : 'Mark as read'}: ${item.title}`}
          title={item.read ? 'Mark as unread' : 'Mark as read'}
          onClick={() => mark.send(item.read ? 'unread' : 'read')}
        >
          {item.read ? <Mail size={16} aria-hidden /> : <MailOpen size={16} aria-hidden />}
        </button>
        <button
          type="button"
          className="button small"
          aria-label={`${item.archived ? 'Take back from the archive' : 'Archive'}: ${item.title}`}
          title={item.archived ? 'Take back from the archive' : 'Archive'}
          onClick={() => mark.send(item.archived ? 'unarchive' : 'archive')}
        >
          {item.archived ? <ArchiveRestore size={16} aria-hidden /> : <Archive size={16} aria-hidden />}
        </button>
      </div>
    </li>
  );
}

export function Title({ item, onOpen }: { item: Notification; onOpen: () => void }) {
  const title = <bdi>{item.title}</bdi>;
  if (!item.actionUrl) return <strong className="title">{title}</strong>;
  if (item.actionUrl.startsWith('/') && !item.actionUrl.startsWith('//')) {
    return (
      <Link to={item.actionUrl} className="title" onClick={onOpen}>
        {title}
      </Link>
    );
  }
  if (!item.actionUrl.startsWith('https://')) return <strong className="title">{title}</strong>;
  return (
    <a href={item.actionUrl} className="title" rel="noreferrer" target="_blank" onClick={onOpen}>
      {title}
    </a>
  );
}
