import { isBlank } from '../lib/visibleText';

/**
 * A name that people gave to themselves. It is kept apart, so that its direction does not turn the text around it; it is
 * never translated; and where nothing of it could be seen, a word stands for it.
 */
export function Name({ children }: { children: string }) {
  if (isBlank(children)) return <span className="soft">invisible name</span>;
  return <bdi translate="no">{children}</bdi>;
}
