import { Badge } from '../notice/Badge';

export const ChatBadge = () => <Badge of={(counts) => counts.messages.unread} />;
