package dev.pacenote.adapters.in.http.messages.conversation;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.application.messages.conversation.ReadMessages;
import dev.pacenote.domain.messages.conversation.MessageText;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A message as one of its two people may see it.
 *
 * @param userId the recipient
 * @param clientMessageId what the client called it, in the answer to the request that named it
 *     only: it is not stored
 */
@Schema(name = "DirectMessage")
record MessageView(
        String messageId,
        String userId,
        String senderId,
        String content,
        boolean read,
        @Nullable String readAt,
        @Nullable String deliveredAt,
        boolean deleted,
        @Nullable String clientMessageId,
        long seq,
        String createdAt,
        String updatedAt) {

    static MessageView of(ReadMessages.Shown shown) {
        return of(shown, null);
    }

    static MessageView of(ReadMessages.Shown shown, @Nullable String clientMessageId) {
        var message = shown.message();
        return new MessageView(
                message.id().toString(),
                message.recipient().toString(),
                message.sender().toString(),
                message.text().map(MessageText::value).orElse(""),
                shown.read(),
                Times.iso(shown.readAt()),
                Times.iso(shown.deliveredAt()),
                message.text().isEmpty(),
                clientMessageId,
                message.envelope().seq(),
                Times.iso(message.envelope().createdAt()),
                Times.iso(message.updatedAt()));
    }
}
