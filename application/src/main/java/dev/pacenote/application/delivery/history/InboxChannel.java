package dev.pacenote.application.delivery.history;

import dev.pacenote.application.delivery.Channel;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.NoticeDelivery;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The list of a person's notices: whatever is told is in it at once. */
public final class InboxChannel implements Channel {

    public static final ChannelId ID = new ChannelId("inbox");

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public boolean carries(Topic topic) {
        return true;
    }

    @Override
    public Map<UUID, NoticeDelivery> deliveries(AccountId account, Collection<Notice> notices) {
        return notices.stream()
                .collect(
                        Collectors.toMap(
                                Notice::id,
                                notice ->
                                        new NoticeDelivery(
                                                ID,
                                                new DeliveryState.Sent(1, notice.foundAt()),
                                                Optional.empty())));
    }
}
