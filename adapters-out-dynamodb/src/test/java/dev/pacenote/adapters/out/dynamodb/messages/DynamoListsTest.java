package dev.pacenote.adapters.out.dynamodb.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingStores;
import dev.pacenote.adapters.out.dynamodb.platform.LocalDynamo;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.messages.conversation.MailboxChange;
import dev.pacenote.application.messages.conversation.Mailboxes.ClientMessage;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.inbox.InboxChange;
import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.notice.stream.commit.StoredChange;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Conversation;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.MessageEvents;
import dev.pacenote.domain.messages.conversation.MessageText;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.ReadState;
import dev.pacenote.domain.notice.inbox.Source;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Lists of which something moves to the top while they are read, and what is kept of clients. */
class DynamoListsTest {

    private static final LocalDynamo DYNAMO = new LocalDynamo();
    private static final Tables ACCOUNTS = new Tables();
    private static final StoredFacts NO_FACTS = new StoredFacts(Map.of());
    private static final MessagingStores STORES =
            new MessagingStores(DYNAMO.client(), "lists", new InMemoryAccounts(ACCOUNTS), 30);

    @AfterAll
    static void close() {
        DYNAMO.close();
    }

    private static AccountId person() {
        return Samples.account(new InMemoryAccounts(ACCOUNTS)).id();
    }

    /** The stores of somebody for whom something happens between their first query and the next. */
    private static MessagingStores interruptedBy(Runnable event) {
        var queries = new AtomicInteger();
        var client =
                (DynamoDbClient)
                        Proxy.newProxyInstance(
                                DynamoDbClient.class.getClassLoader(),
                                new Class<?>[] {DynamoDbClient.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("queryPaginator")
                                            && queries.incrementAndGet() == 2) {
                                        event.run();
                                    }
                                    return method.invoke(DYNAMO.client(), arguments);
                                });
        return MessagingStores.over(() -> client, "lists", new InMemoryAccounts(ACCOUNTS), 30);
    }

    private static void commit(AccountId account, LongFunction<List<StoredChange>> changes) {
        STORES.commits()
                .commit(
                        Set.of(account),
                        heads -> {
                            var step =
                                    heads.find(account)
                                            .orElseThrow()
                                            .happened(
                                                    MessageEvents.MESSAGE, Samples.NOON, NO_FACTS);
                            return new Outcome<>(
                                    true, List.of(step), changes.apply(step.head().seq()));
                        });
    }

    private static void received(AccountId owner, AccountId peer) {
        commit(
                owner,
                seq ->
                        List.of(
                                new MailboxChange.Add(
                                        new ReceivedMessage(
                                                new Message.Envelope(
                                                        UUID.randomUUID(),
                                                        owner,
                                                        peer,
                                                        seq,
                                                        Samples.NOON),
                                                Optional.of(new MessageText("Hello")),
                                                ReadState.unread(seq),
                                                Optional.empty(),
                                                Samples.NOON)),
                                new MailboxChange.SaveConversation(
                                        new Conversation(owner, peer, seq, 1, false))));
    }

    @Test
    void a_conversation_that_moves_up_while_the_list_is_read_is_in_it_once() {
        var me = person();
        var moving = person();
        received(me, moving);
        received(me, person());
        received(me, person());
        var reader = interruptedBy(() -> received(me, moving));

        var list = reader.mailboxes().conversations(me, ListPosition.top(3), 50);

        assertThat(list).extracting(ListPosition.Placed::number).containsExactly(3L, 2L, 1L);
        assertThat(list.getLast().item().conversation().peer()).isEqualTo(moving);
    }

    private static Notification told(AccountId account, Optional<Notification> open) {
        var notice =
                Samples.notice(account, Samples.WEATHER, Samples.word(), Samples.NOON, Weight.NEWS);
        var told = new Notification[1];
        commit(
                account,
                seq -> {
                    var keep = Duration.ofDays(90);
                    told[0] =
                            open.map(item -> item.gather(notice, NO_FACTS, seq, keep))
                                    .orElseGet(
                                            () ->
                                                    Notification.opened(
                                                            UUID.randomUUID(),
                                                            new Source("town", Samples.word()),
                                                            notice,
                                                            NO_FACTS,
                                                            seq,
                                                            keep));
                    return List.of(new InboxChange.Tell(notice, told[0]));
                });
        return told[0];
    }

    @Test
    void an_item_that_moves_up_while_the_inbox_is_read_is_in_it_once() {
        var me = person();
        var moving = told(me, Optional.empty());
        told(me, Optional.empty());
        told(me, Optional.empty());
        var reader = interruptedBy(() -> told(me, Optional.of(moving)));

        var all = new Inbox.Filter(me, Optional.empty(), Optional.empty(), Optional.empty(), false);
        var list = reader.inbox().page(all, ListPosition.top(3), 50, Samples.NOON);

        assertThat(list).extracting(ListPosition.Placed::number).containsExactly(3L, 2L, 1L);
        assertThat(list.getLast().item().id()).isEqualTo(moving.id());
    }

    private static Inbox.Filter filter(AccountId account, Optional<Boolean> read) {
        return new Inbox.Filter(
                account, Optional.of(Set.of(Samples.WEATHER)), read, Optional.empty(), false);
    }

    /** The stores of somebody whose queries are noted. */
    private static MessagingStores noting(List<QueryRequest> queries) {
        var client =
                (DynamoDbClient)
                        Proxy.newProxyInstance(
                                DynamoDbClient.class.getClassLoader(),
                                new Class<?>[] {DynamoDbClient.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("queryPaginator")) {
                                        queries.add((QueryRequest) arguments[0]);
                                    }
                                    return method.invoke(DYNAMO.client(), arguments);
                                });
        return MessagingStores.over(() -> client, "lists", new InMemoryAccounts(ACCOUNTS), 30);
    }

    @Test
    void how_many_a_list_has_is_counted_by_the_table() {
        var me = person();
        var queries = new ArrayList<QueryRequest>();
        var inbox = noting(queries).inbox();
        told(me, Optional.empty());
        told(me, Optional.empty());

        assertThat(inbox.count(filter(me, Optional.empty()), Samples.NOON)).isEqualTo(2);

        assertThat(queries).extracting(QueryRequest::select).containsExactly(Select.COUNT);
    }

    @Test
    void what_is_unread_is_looked_for_among_what_is_stored_as_unread() {
        var me = person();
        var queries = new ArrayList<QueryRequest>();
        var inbox = noting(queries).inbox();
        var read = told(me, Optional.empty());
        var unread = told(me, Optional.empty());
        commit(me, _ -> List.of(new InboxChange.Save(read.read(Samples.NOON))));

        var filter = filter(me, Optional.of(false));
        assertThat(inbox.page(filter, ListPosition.top(3), 50, Samples.NOON))
                .extracting(placed -> placed.item().id())
                .containsExactly(unread.id());
        assertThat(inbox.count(filter, Samples.NOON)).isEqualTo(1);

        assertThat(queries)
                .hasSize(3)
                .allSatisfy(query -> assertThat(query.indexName()).isEqualTo("unread"));
    }

    @Test
    void what_a_clients_id_named_goes_with_its_sender_also_when_the_message_went_before() {
        var accounts = new InMemoryAccounts(ACCOUNTS);
        var me = person();
        var hash = Samples.word();
        commit(
                me,
                seq ->
                        List.of(
                                new MailboxChange.Remember(
                                        new ClientMessage(
                                                me,
                                                hash,
                                                "of the text",
                                                UUID.randomUUID(),
                                                person(),
                                                seq,
                                                Samples.NOON))));
        assertThat(STORES.mailboxes().sent(me, hash)).isPresent();

        STORES.erasing(accounts).delete(me);

        assertThat(STORES.mailboxes().sent(me, hash)).isEmpty();
    }
}
