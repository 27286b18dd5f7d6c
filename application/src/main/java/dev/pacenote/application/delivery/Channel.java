package dev.pacenote.application.delivery;

import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.NoticeDelivery;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** A way by which notices reach people. */
public interface Channel {

    ChannelId id();

    /** Whether whoever wants to be told of that topic by this channel is. */
    boolean carries(Topic topic);

    /**
     * What became of these notices of one account by this channel, by the notice's id; those that
     * the channel never carries are missing.
     */
    Map<UUID, NoticeDelivery> deliveries(AccountId account, Collection<Notice> notices);
}
