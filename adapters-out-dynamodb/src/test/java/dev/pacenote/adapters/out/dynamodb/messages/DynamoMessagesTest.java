package dev.pacenote.adapters.out.dynamodb.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.dynamodb.messages.conversation.DynamoExpiredMessages;
import dev.pacenote.adapters.out.dynamodb.notice.MessagingStores;
import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.LocalDynamo;
import dev.pacenote.application.contracts.messages.conversation.ExpiredMessagesContract;
import dev.pacenote.application.contracts.messages.conversation.MailboxesContract;
import dev.pacenote.application.contracts.notice.inbox.InboxContract;
import dev.pacenote.application.contracts.notice.stream.commit.CommitsContract;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.messages.conversation.ExpiredMessages;
import dev.pacenote.application.messages.conversation.MailboxChange;
import dev.pacenote.application.messages.conversation.Mailboxes;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.inbox.InboxChange;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.notice.stream.commit.StoredChange;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.MessageEvents;
import dev.pacenote.domain.messages.conversation.MessageText;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import dev.pacenote.domain.messages.conversation.SentMessage;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.ReadState;
import dev.pacenote.domain.notice.inbox.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Messages and inboxes in DynamoDB, with accounts that are somewhere else. */
class DynamoMessagesTest {

    private static final LocalDynamo DYNAMO = new LocalDynamo();

    @AfterAll
    static void close() {
        DYNAMO.close();
    }

    private static final Tables ACCOUNTS = new Tables();

    /** Whatever is marked up to a number, few rows are written as they are then. */
    @Nested
    class WhereFewAreRows
            implements CommitsContract, InboxContract, MailboxesContract, ExpiredMessagesContract {

        private static final MessagingStores STORES =
                new MessagingStores(DYNAMO.client(), "rows", new InMemoryAccounts(ACCOUNTS), 30);

        @Override
        public Accounts accounts() {
            return STORES.erasing(new InMemoryAccounts(ACCOUNTS));
        }

        @Override
        public Commits commits() {
            return STORES.patientCommits();
        }

        @Override
        public Inbox inbox() {
            return STORES.inbox();
        }

        @Override
        public Mailboxes mailboxes() {
            return STORES.mailboxes();
        }

        @Override
        public ExpiredMessages expiredMessages() {
            return new DynamoExpiredMessages(STORES.tables());
        }
    }

    private static final MessagingStores MARKED =
            new MessagingStores(DYNAMO.client(), "marked", new InMemoryAccounts(ACCOUNTS), 0);

    private static void commit(AccountId account, Function<Long, StoredChange> change) {
        MARKED.commits()
                .commit(
                        Set.of(account),
                        heads -> {
                            var step =
                                    heads.find(account)
                                            .orElseThrow()
                                            .happened(
                                                    MessageEvents.MESSAGE,
                                                    Samples.NOON,
                                                    new StoredFacts(Map.of()));
                            return new Outcome<>(
                                    true, List.of(step), List.of(change.apply(step.head().seq())));
                        });
    }

    private static Message.Envelope envelope(UUID id, AccountId owner, AccountId peer, long seq) {
        return new Message.Envelope(id, owner, peer, seq, Samples.NOON);
    }

    private static long copies(UUID message) {
        return MARKED.tables().messages().scan("userId", "messageId").stream()
                .filter(item -> item.string("messageId").equals(message.toString()))
                .count();
    }

    /** One message, read by a number that its sender's copy does not know. */
    private static UUID readByNumber(AccountId from, AccountId to) {
        var id = UUID.randomUUID();
        var text = Optional.of(new MessageText("Hello"));
        commit(
                from,
                seq ->
                        new MailboxChange.Add(
                                new SentMessage(
                                        envelope(id, from, to, seq),
                                        text,
                                        SentMessage.Receipt.NONE,
                                        Samples.NOON)));
        commit(
                to,
                seq ->
                        new MailboxChange.Add(
                                new ReceivedMessage(
                                        envelope(id, to, from, seq),
                                        text,
                                        ReadState.unread(seq),
                                        Optional.empty(),
                                        Samples.NOON)));
        commit(to, seq -> new MailboxChange.ReadUpTo(to, from, seq, Samples.NOON));
        return id;
    }

    @Test
    void a_mark_that_a_copy_leaves_goes_with_its_senders_copy() {
        var from = Samples.account(new InMemoryAccounts(ACCOUNTS)).id();
        var to = Samples.account(new InMemoryAccounts(ACCOUNTS)).id();
        var message = readByNumber(from, to);

        commit(to, _ -> new MailboxChange.Remove(to, message));
        assertThat(copies(message)).as("a copy and a mark").isEqualTo(2);
        assertThat(MARKED.mailboxes().find(from, message))
                .hasValueSatisfying(
                        copy ->
                                assertThat(((SentMessage) copy).receipt().readAt())
                                        .contains(Samples.NOON));
        commit(from, _ -> new MailboxChange.Remove(from, message));

        assertThat(copies(message)).isZero();
    }

    @Test
    void no_mark_is_left_where_its_sender_has_no_copy() {
        var from = Samples.account(new InMemoryAccounts(ACCOUNTS)).id();
        var to = Samples.account(new InMemoryAccounts(ACCOUNTS)).id();
        var message = readByNumber(from, to);

        commit(from, _ -> new MailboxChange.Remove(from, message));
        commit(to, _ -> new MailboxChange.Remove(to, message));

        assertThat(copies(message)).isZero();
    }

    @Test
    void of_whoever_leaves_no_event_message_item_or_notice_stays() {
        var accounts = MARKED.erasing(new InMemoryAccounts(ACCOUNTS));
        var leaving = Samples.account(accounts).id();
        var staying = Samples.account(accounts).id();
        readByNumber(leaving, staying);
        for (var person : List.of(leaving, staying)) {
            var notice = Samples.notice(person, Samples.word(), Weight.NEWS);
            commit(
                    person,
                    seq ->
                            new InboxChange.Tell(
                                    notice,
                                    Notification.opened(
                                            UUID.randomUUID(),
                                            new Source("town", "riga"),
                                            notice,
                                            new StoredFacts(Map.of()),
                                            seq,
                                            Duration.ofDays(90))));
        }
        var before = kept(staying);
        assertThat(before.values()).allMatch(count -> count > 0);
        assertThat(kept(leaving).values()).allMatch(count -> count > 0);

        accounts.delete(leaving);

        assertThat(kept(leaving).values()).containsOnly(0L);
        assertThat(kept(staying)).isEqualTo(before);
    }

    /** How many items of somebody are in each table that a person's account does not need. */
    private static Map<String, Long> kept(AccountId person) {
        var tables = MARKED.tables();
        return Map.of(
                "events", kept(person, tables.stream()),
                "messages", kept(person, tables.messages()),
                "items", kept(person, tables.notifications()),
                "notices", kept(person, tables.notices()));
    }

    private static long kept(AccountId person, DynamoTable table) {
        return table.scan(MessagingTables.USER).stream()
                .filter(item -> item.string(MessagingTables.USER).equals(person.toString()))
                .count();
    }

    /** Many are one number, which whoever reads a row compares with it. */
    @Nested
    class WhereAllIsANumber implements InboxContract, MailboxesContract, ExpiredMessagesContract {

        private static final MessagingStores STORES =
                new MessagingStores(DYNAMO.client(), "numbers", new InMemoryAccounts(ACCOUNTS), 0);

        @Override
        public Accounts accounts() {
            return STORES.erasing(new InMemoryAccounts(ACCOUNTS));
        }

        @Override
        public Commits commits() {
            return STORES.patientCommits();
        }

        @Override
        public Inbox inbox() {
            return STORES.inbox();
        }

        @Override
        public Mailboxes mailboxes() {
            return STORES.mailboxes();
        }

        @Override
        public ExpiredMessages expiredMessages() {
            return new DynamoExpiredMessages(STORES.tables());
        }
    }
}
