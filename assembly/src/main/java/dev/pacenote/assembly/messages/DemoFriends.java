package dev.pacenote.assembly.messages;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.messages.conversation.MarkMessages;
import dev.pacenote.application.messages.conversation.ReadMessages;
import dev.pacenote.application.messages.conversation.RelayTyping;
import dev.pacenote.application.messages.conversation.SendMessage;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.messages.conversation.ClientMessageId;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.MessageText;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import dev.pacenote.domain.notice.stream.StreamHead;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sandbox's friends answer whoever writes to them, a few seconds later, like people who read
 * first.
 */
@Singleton
@Requires(property = Choices.AREA + MessagesArea.NAME, value = "true")
@Requires(property = "pacenote.sandbox", value = "true")
@Requires(beans = RelayTyping.class)
final class DemoFriends {

    private static final Logger LOG = LoggerFactory.getLogger(DemoFriends.class);

    private static final Duration READS_AFTER = Duration.ofSeconds(1);
    private static final Duration ANSWERS_AFTER = Duration.ofSeconds(4);
    private static final int CONVERSATIONS = 50;

    private final Accounts accounts;
    private final ReadMessages reading;
    private final MarkMessages marking;
    private final RelayTyping typing;
    private final SendMessage sending;
    private final Commits commits;
    private final InstantSource clock;

    /** Of each friend the end of the stream at which nobody waited for an answer any more. */
    private final Map<DemoFriend, Long> settled = new EnumMap<>(DemoFriend.class);

    DemoFriends(
            Accounts accounts,
            ReadMessages reading,
            MarkMessages marking,
            RelayTyping typing,
            SendMessage sending,
            Commits commits,
            InstantSource clock) {
        this.accounts = accounts;
        this.reading = reading;
        this.marking = marking;
        this.typing = typing;
        this.sending = sending;
        this.commits = commits;
        this.clock = clock;
    }

    /** Each writes first, once. */
    void greet(AccountId person) {
        for (var friend : DemoFriend.values()) {
            account(friend).ifPresent(own -> send(own.id(), person, friend.greeting(), "greeting"));
        }
    }

    private Optional<Account> account(DemoFriend friend) {
        return accounts.findByLogin(new EmailAddress(friend.email()).key());
    }

    /** The name makes it one message, however often it is sent. */
    private void send(AccountId from, AccountId to, String text, String name) {
        sending.send(
                new SendMessage.Command(
                        from,
                        to,
                        new MessageText(text),
                        Optional.of(new ClientMessageId("demo-" + to + "-" + name)),
                        Optional.empty()));
    }

    /** Reads and answers what is due. What fails is tried again a second later. */
    @Scheduled(fixedDelay = "1s")
    void answer() {
        for (var friend : DemoFriend.values()) {
            try {
                account(friend).ifPresent(own -> answer(friend, own.id()));
            } catch (RuntimeException e) {
                LOG.debug("{} cannot answer now", friend, e);
            }
        }
    }

    private void answer(DemoFriend friend, AccountId own) {
        long seq = commits.head(own).map(StreamHead::seq).orElse(0L);
        if (seq == settled.getOrDefault(friend, -1L)) {
            return;
        }
        boolean waiting = false;
        for (var row : reading.conversations(own, Optional.empty(), CONVERSATIONS).rows()) {
            var newest = row.newest().message();
            if (newest instanceof ReceivedMessage && newest.text().isPresent()) {
                waiting = true;
                answer(friend, newest, row.item().conversation().unread() > 0);
            }
        }
        if (!waiting) {
            settled.put(friend, seq);
        }
    }

    private void answer(DemoFriend friend, Message newest, boolean unread) {
        var own = newest.owner();
        var peer = newest.peer();
        long seq = newest.envelope().seq();
        var age = Duration.between(newest.envelope().createdAt(), clock.instant());
        if (unread && age.compareTo(READS_AFTER) >= 0) {
            marking.readUpTo(own, peer, seq);
            typing.relay(own, peer);
        }
        if (age.compareTo(ANSWERS_AFTER) >= 0) {
            send(own, peer, friend.answer(seq), "to-" + newest.id());
        }
    }
}
