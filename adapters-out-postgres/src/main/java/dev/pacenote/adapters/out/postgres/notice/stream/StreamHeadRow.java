package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.CutOffs;
import dev.pacenote.domain.notice.stream.Epoch;
import dev.pacenote.domain.notice.stream.StreamHead;
import dev.pacenote.domain.notice.stream.StreamPosition;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A row of {@code stream_heads}. */
@MappedEntity("stream_heads")
record StreamHeadRow(
        @Id long account,
        String epoch,
        long seq,
        int unreadMessages,
        int unreadNotifications,
        int unseen,
        long readMessagesUpTo,
        long readNotificationsUpTo,
        long seenUpTo) {

    StreamHead head() {
        return new StreamHead(
                new AccountId(account),
                new StreamPosition(new Epoch(epoch), seq),
                new UnreadCounts(unreadMessages, unreadNotifications, unseen),
                new CutOffs(readMessagesUpTo, readNotificationsUpTo, seenUpTo));
    }
}
