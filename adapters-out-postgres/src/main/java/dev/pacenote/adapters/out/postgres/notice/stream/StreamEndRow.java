package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.application.notice.stream.Streams;
import dev.pacenote.domain.notice.stream.Epoch;
import dev.pacenote.domain.notice.stream.StreamPosition;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** Where a stream ends, of a row of {@code stream_heads}, with the oldest event that is kept. */
@MappedEntity("stream_heads")
record StreamEndRow(
        @Id long account,
        String epoch,
        long seq,
        int unreadMessages,
        int unreadNotifications,
        int unseen,
        long oldest) {

    Streams.Head head() {
        return new Streams.Head(
                new StreamPosition(new Epoch(epoch), seq),
                oldest,
                new UnreadCounts(unreadMessages, unreadNotifications, unseen));
    }
}
