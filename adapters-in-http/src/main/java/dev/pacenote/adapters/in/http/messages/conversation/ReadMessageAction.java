package dev.pacenote.adapters.in.http.messages.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.in.http.notice.inbox.ReadStateMarks;
import dev.pacenote.adapters.in.http.notice.stream.frame.ClientAction;
import dev.pacenote.adapters.in.http.notice.stream.frame.FrameMembers;
import dev.pacenote.application.messages.conversation.MarkMessages;
import dev.pacenote.domain.identity.account.AccountId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads a message, or all of a conversation up to a number, from a socket. */
@Singleton
final class ReadMessageAction implements ClientAction {

    private final MarkMessages marks;
    private final ReadStateMarks readState;

    ReadMessageAction(MarkMessages marks, ReadStateMarks readState) {
        this.marks = marks;
        this.readState = readState;
    }

    @Override
    public String name() {
        return "read";
    }

    @Override
    public boolean isMeantBy(JsonNode frame) {
        return frame.has("messageId") || frame.has("peerId");
    }

    @Override
    public Optional<String> perform(AccountId caller, JsonNode frame) {
        return readState
                .refusal(caller)
                .or(
                        () ->
                                frame.has("messageId")
                                        ? readOne(caller, frame)
                                        : readUpTo(caller, frame));
    }

    private Optional<String> readOne(AccountId caller, JsonNode frame) {
        boolean read =
                FrameMembers.id(frame.path("messageId"))
                        .flatMap(id -> marks.read(caller, id))
                        .isPresent();
        return read ? Optional.empty() : Optional.of("MESSAGE_NOT_FOUND");
    }

    private Optional<String> readUpTo(AccountId caller, JsonNode frame) {
        var peer = FrameMembers.account(frame.path("peerId"));
        var upTo = FrameMembers.seq(frame.path("upToSeq"));
        if (peer.isEmpty() || upTo.isEmpty()) {
            return Optional.of(FrameMembers.INVALID_INPUT);
        }
        var _ = marks.readUpTo(caller, peer.get(), upTo.getAsLong());
        return Optional.empty();
    }
}
