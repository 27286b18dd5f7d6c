package dev.pacenote.application.messages.conversation;

import dev.pacenote.domain.messages.conversation.Message;
import java.time.Instant;
import java.util.List;

/** Looks for messages that were kept long enough, of everybody. */
@FunctionalInterface
public interface ExpiredMessages {

    /**
     * Copies of messages that were sent before that moment, in no order.
     *
     * @param limit fewer than so many mean that there are no more
     */
    List<Message> sentBefore(Instant moment, int limit);
}
