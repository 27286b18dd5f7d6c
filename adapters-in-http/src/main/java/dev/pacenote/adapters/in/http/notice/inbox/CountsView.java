package dev.pacenote.adapters.in.http.notice.inbox;

import dev.pacenote.domain.notice.stream.StreamHead;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a person has not read, at one moment of their stream. */
@Schema(name = "Counts")
public record CountsView(
        MessageCounts messages, NotificationCounts notifications, long seq, String epoch) {

    /** Of messages. */
    @Schema(name = "MessageCounts")
    public record MessageCounts(int unread) {}

    /** Of the inbox. */
    @Schema(name = "NotificationCounts")
    public record NotificationCounts(int unread, int unseen) {}

    public static CountsView of(StreamHead head) {
        return new CountsView(
                new MessageCounts(head.counts().messages()),
                new NotificationCounts(head.counts().notifications(), head.counts().unseen()),
                head.seq(),
                head.end().epoch().value());
    }
}
