package dev.pacenote.adapters.in.http.messages.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.in.http.notice.stream.frame.ClientAction;
import dev.pacenote.adapters.in.http.notice.stream.frame.FrameMembers;
import dev.pacenote.application.messages.conversation.RelayTyping;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Somebody is writing; whether a partner sees it, nobody learns from the reply. */
@Singleton
@Requires(beans = RelayTyping.class)
final class TypingAction implements ClientAction {

    private final RelayTyping typing;

    TypingAction(RelayTyping typing) {
        this.typing = typing;
    }

    @Override
    public String name() {
        return "typing";
    }

    @Override
    public Optional<String> perform(AccountId caller, JsonNode frame) {
        var to = FrameMembers.account(frame.path("to"));
        to.ifPresent(partner -> typing.relay(caller, partner));
        return to.isPresent() ? Optional.empty() : Optional.of(FrameMembers.INVALID_INPUT);
    }
}
