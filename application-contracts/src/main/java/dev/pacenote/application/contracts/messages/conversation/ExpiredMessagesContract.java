package dev.pacenote.application.contracts.messages.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.messages.conversation.ExpiredMessages;
import dev.pacenote.application.messages.conversation.MailboxChange;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.MessageEvents;
import dev.pacenote.domain.messages.conversation.MessageText;
import dev.pacenote.domain.messages.conversation.SentMessage;
import dev.pacenote.domain.notice.StoredFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link ExpiredMessages} promises. */
public interface ExpiredMessagesContract {

    /** Before every other test's, whose messages are in the same store. */
    Instant LONG_AGO = Samples.NOON.minus(Duration.ofDays(10_000));

    Accounts accounts();

    Commits commits();

    ExpiredMessages expiredMessages();

    private SentMessage sent(AccountId owner, Instant at) {
        return commits()
                .commit(
                        Set.of(owner),
                        heads -> {
                            var step =
                                    heads.find(owner)
                                            .orElseThrow()
                                            .happened(
                                                    MessageEvents.MESSAGE_SENT,
                                                    at,
                                                    new StoredFacts(Map.of()));
                            var message =
                                    new SentMessage(
                                            new Message.Envelope(
                                                    UUID.randomUUID(),
                                                    owner,
                                                    Samples.account(accounts()).id(),
                                                    step.head().seq(),
                                                    at),
                                            Optional.of(new MessageText("Hello")),
                                            SentMessage.Receipt.NONE,
                                            at);
                            return new Outcome<>(
                                    message,
                                    List.of(step),
                                    List.of(new MailboxChange.Add(message)));
                        });
    }

    @Test
    default void copies_of_everybody_that_were_sent_before_a_moment_are_found() {
        var one = sent(Samples.account(accounts()).id(), LONG_AGO.minusSeconds(1));
        var other = sent(Samples.account(accounts()).id(), LONG_AGO.minusSeconds(2));
        sent(one.owner(), LONG_AGO);

        assertThat(expiredMessages().sentBefore(LONG_AGO, 10))
                .containsExactlyInAnyOrder(one, other);
        assertThat(expiredMessages().sentBefore(LONG_AGO, 1)).hasSize(1);
        assertThat(expiredMessages().sentBefore(LONG_AGO.minusSeconds(2), 10)).isEmpty();
    }
}
