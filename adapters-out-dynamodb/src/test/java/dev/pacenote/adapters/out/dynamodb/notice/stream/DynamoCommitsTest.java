package dev.pacenote.adapters.out.dynamodb.notice.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingStores;
import dev.pacenote.adapters.out.dynamodb.platform.LocalDynamo;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.notice.stream.commit.RememberReply;
import dev.pacenote.application.notice.stream.commit.UserState;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.inbox.InboxEvents;
import dev.pacenote.domain.platform.idempotency.Claim;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What commits in DynamoDB promise beside the contract: several processes, and faults. */
class DynamoCommitsTest {

    private static final LocalDynamo DYNAMO = new LocalDynamo();
    private static final Tables ACCOUNTS = new Tables();
    private static final int FEW = 30;
    private static final MessagingStores STORES =
            new MessagingStores(DYNAMO.client(), "commits", accounts(), FEW);

    @AfterAll
    static void close() {
        DYNAMO.close();
    }

    private static Accounts accounts() {
        return new InMemoryAccounts(ACCOUNTS);
    }

    private static AccountId person() {
        return Samples.account(accounts()).id();
    }

    private static MessagingStores through(DynamoDbClient client) {
        return MessagingStores.over(() -> client, "commits", accounts(), FEW);
    }

    private static Outcome<Long> moved(Commits.Heads heads, AccountId me) {
        var step =
                heads.find(me)
                        .orElseThrow()
                        .happened(InboxEvents.COUNTS, Samples.NOON, new StoredFacts(Map.of()));
        return new Outcome<>(step.event().seq(), List.of(step), List.of());
    }

    private static long commit(Commits commits, AccountId me) {
        return commits.commit(Set.of(me), heads -> moved(heads, me));
    }

    private static long seq(AccountId me) {
        return STORES.commits().head(me).orElseThrow().seq();
    }

    @Test
    void a_decision_between_which_and_its_write_somebody_commits_is_made_anew() {
        var me = person();
        var asked = new AtomicInteger();

        long number =
                STORES.commits()
                        .commit(
                                Set.of(me),
                                heads -> {
                                    if (asked.incrementAndGet() == 1) {
                                        commit(STORES.commits(), me);
                                    }
                                    return moved(heads, me);
                                });

        assertThat(asked).hasValue(2);
        assertThat(number).isEqualTo(2);
        assertThat(seq(me)).isEqualTo(2);
    }

    @Test
    void a_decision_that_no_longer_fits_what_it_read_is_made_anew_and_a_mistake_is_none() {
        var me = person();
        var asked = new AtomicInteger();

        long number =
                STORES.commits()
                        .commit(
                                Set.of(me),
                                heads -> {
                                    if (asked.incrementAndGet() == 1) {
                                        commit(STORES.commits(), me);
                                        throw new IllegalStateException("newer than the head");
                                    }
                                    return moved(heads, me);
                                });

        assertThat(asked).hasValue(2);
        assertThat(number).isEqualTo(2);
        assertThatThrownBy(
                        () ->
                                STORES.commits()
                                        .commit(
                                                Set.of(me),
                                                _ -> {
                                                    asked.incrementAndGet();
                                                    throw new IllegalStateException("a mistake");
                                                }))
                .hasMessage("a mistake");
        assertThat(asked).hasValue(3);
    }

    @Test
    void a_caller_who_is_never_quick_enough_is_told_so_and_nothing_of_theirs_is_stored() {
        var me = person();
        var asked = new AtomicInteger();

        assertThatThrownBy(
                        () ->
                                STORES.commits()
                                        .commit(
                                                Set.of(me),
                                                heads -> {
                                                    asked.incrementAndGet();
                                                    commit(STORES.commits(), me);
                                                    return moved(heads, me);
                                                }))
                .isInstanceOf(OverloadedException.class);

        assertThat(asked).hasValue(6);
        assertThat(seq(me)).isEqualTo(6);
        assertThat(STORES.streams().after(me, 0, 50)).hasSize(6);
    }

    @Test
    void a_commit_that_was_decided_before_a_state_changed_is_decided_again() {
        var me = person();
        var asked = new AtomicInteger();

        STORES.commits()
                .commit(
                        Set.of(me),
                        heads -> {
                            if (asked.incrementAndGet() == 1) {
                                Samples.changed(accounts(), me, account -> account.enabled(false));
                                STORES.copies().renew(me);
                            }
                            return moved(heads, me);
                        });

        assertThat(asked).hasValue(2);
        assertThat(STORES.copies().find(me).map(UserState::status))
                .contains(UserState.Status.DISABLED);
    }

    @Test
    void nobody_commits_to_somebody_who_was_erased_meanwhile() {
        var me = person();
        var erasing = STORES.erasing(accounts());

        boolean there =
                STORES.commits()
                        .commit(
                                Set.of(me),
                                heads -> {
                                    if (heads.find(me).isEmpty()) {
                                        return Outcome.nothing(false);
                                    }
                                    erasing.delete(me);
                                    var moved = moved(heads, me);
                                    return new Outcome<>(true, moved.steps(), moved.changes());
                                });

        assertThat(there).isFalse();
        assertThat(STORES.streams().after(me, 0, 50)).isEmpty();
    }

    @Test
    void an_answer_that_got_lost_is_an_outage_and_whoever_repeats_finds_what_was_stored() {
        var me = person();
        var request = IdempotentRequest.of("7", "POST", "/messages", Samples.word(), "{}");
        var reply = new StoredReply(201, "ids", Optional.empty(), Optional.empty());
        var deaf = through(answering(client -> {}, SdkClientException.create("no answer")));

        assertThatThrownBy(
                        () ->
                                deaf.commits()
                                        .commit(
                                                Set.of(me),
                                                heads -> {
                                                    var moved = moved(heads, me);
                                                    return new Outcome<>(
                                                            true,
                                                            moved.steps(),
                                                            List.of(
                                                                    new RememberReply(
                                                                            request,
                                                                            reply,
                                                                            Samples.NOON)));
                                                }))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(seq(me)).isEqualTo(1);
        assertThat(STORES.replies().find(request, Samples.NOON))
                .isEqualTo(new Claim.Repeated(reply));
        assertThat(STORES.replies().find(request, Samples.NOON.plus(IdempotentRequest.KEPT)))
                .isEqualTo(new Claim.First());
    }

    @Test
    void replies_go_with_their_account_and_those_of_others_stay() {
        var me = person();
        var mine = remembered(me, me.toString());
        var theirs = remembered(me, "88");

        STORES.erasing(accounts()).delete(me);

        assertThat(STORES.replies().find(mine, Samples.NOON)).isEqualTo(new Claim.First());
        assertThat(STORES.replies().find(theirs, Samples.NOON)).isInstanceOf(Claim.Repeated.class);
    }

    private IdempotentRequest remembered(AccountId account, String caller) {
        var request = IdempotentRequest.of(caller, "POST", "/messages", Samples.word(), "{}");
        var reply = new StoredReply(201, "ids", Optional.empty(), Optional.empty());
        STORES.commits()
                .commit(
                        Set.of(account),
                        heads ->
                                new Outcome<>(
                                        true,
                                        moved(heads, account).steps(),
                                        List.of(new RememberReply(request, reply, Samples.NOON))));
        return request;
    }

    @Test
    void a_write_that_is_throttled_is_an_outage_and_stores_nothing() {
        var me = person();
        seq(me);
        var throttled =
                through(
                        answering(
                                client -> {
                                    throw TransactionCanceledException.builder()
                                            .cancellationReasons(
                                                    CancellationReason.builder()
                                                            .code("ThrottlingError")
                                                            .build())
                                            .build();
                                },
                                SdkClientException.create("never")));

        assertThatThrownBy(() -> commit(throttled.commits(), me))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(seq(me)).isZero();
    }

    @Test
    void an_outage_is_never_an_absence() {
        var me = person();
        try (var nowhere = LocalDynamo.client("http://127.0.0.1:1")) {
            var away = through(nowhere);

            assertThatThrownBy(() -> away.commits().head(me))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> away.inbox().find(me, new UUID(1, 2)))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> away.mailboxes().recount(me))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> away.tickets().take("hash"))
                    .isInstanceOf(StoreUnavailableException.class);
        }
    }

    /** What happens to a write before it reaches the store. */
    @FunctionalInterface
    private interface Fault {
        void before(DynamoDbClient client);
    }

    /** A client whose writes of several items reach the store, and are answered with a failure. */
    private static DynamoDbClient answering(Fault fault, RuntimeException answer) {
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        DynamoDbClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (_, method, arguments) -> {
                            boolean writes = method.getName().equals("transactWriteItems");
                            if (writes) {
                                fault.before(DYNAMO.client());
                            }
                            try {
                                var answered = method.invoke(DYNAMO.client(), arguments);
                                if (writes && hasEvent(arguments[0])) {
                                    throw answer;
                                }
                                return answered;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    /** Not the write that begins a stream. */
    private static boolean hasEvent(Object request) {
        var builder = TransactWriteItemsRequest.builder();
        @SuppressWarnings("unchecked")
        var filled = (Consumer<TransactWriteItemsRequest.Builder>) request;
        filled.accept(builder);
        return builder.build().transactItems().size() > 2;
    }
}
