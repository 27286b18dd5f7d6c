package dev.pacenote.adapters.out.dynamodb.notice.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingStores;
import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.LocalDynamo;
import dev.pacenote.application.contracts.notice.stream.StreamsContract;
import dev.pacenote.application.contracts.notice.stream.access.StreamTicketsContract;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.notice.stream.StreamWriter;
import dev.pacenote.application.notice.stream.Streams;
import dev.pacenote.application.notice.stream.access.StreamTickets;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.notice.stream.StreamHead;
import dev.pacenote.domain.notice.stream.StreamPosition;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DynamoStreamsTest implements StreamsContract {

    private static final LocalDynamo DYNAMO = new LocalDynamo();
    private static final Tables ACCOUNTS = new Tables();
    private static final MessagingStores STORES =
            new MessagingStores(DYNAMO.client(), "streams", new InMemoryAccounts(ACCOUNTS), 30);

    /** What DynamoDB does by itself with items that are expired, and some days later. */
    private record TimeToLive(DynamoTable table, List<String> key) implements RetentionStore {

        @Override
        public String name() {
            return "time-to-live";
        }

        @Override
        public int purge(Instant now, int atMost) {
            var read = Stream.concat(key.stream(), Stream.of(DynamoTable.EXPIRES));
            var expired =
                    table.scan(read.toArray(String[]::new)).stream()
                            .filter(item -> item.has(DynamoTable.EXPIRES))
                            .filter(
                                    item ->
                                            item.number(DynamoTable.EXPIRES)
                                                    <= now.getEpochSecond())
                            .limit(atMost)
                            .toList();
            expired.forEach(item -> table.delete(item.only(key.toArray(String[]::new))));
            return expired.size();
        }
    }

    @AfterAll
    static void close() {
        DYNAMO.close();
    }

    @Test
    void tables_that_were_brought_back_get_new_epochs_and_go_on() {
        var me = Samples.account(accounts()).id();
        var nobody = Samples.account(accounts()).id();
        var before = STORES.commits().head(me).orElseThrow();

        assertThat(new NewEpochs(STORES.tables()).begin()).isPositive();

        var after = STORES.commits().head(me).orElseThrow();
        assertThat(after.end().epoch()).isNotEqualTo(before.end().epoch());
        assertThat(after.seq()).isEqualTo(before.seq());
        assertThat(STORES.commits().head(nobody)).isPresent();
    }

    @Override
    public Accounts accounts() {
        return new InMemoryAccounts(ACCOUNTS);
    }

    @Override
    public Streams streams() {
        return STORES.streams();
    }

    @Override
    public StreamWriter writer() {
        return (account, event) ->
                STORES.commits()
                        .commit(
                                Set.of(account),
                                heads -> {
                                    var head = heads.find(account).orElseThrow();
                                    var after =
                                            new StreamHead(
                                                    account,
                                                    new StreamPosition(
                                                            head.end().epoch(), event.seq()),
                                                    event.counts(),
                                                    head.cutOffs());
                                    return new Outcome<>(
                                            true,
                                            List.of(new StreamHead.Step(after, event)),
                                            List.of());
                                });
    }

    @Override
    public RetentionStore retention() {
        return new TimeToLive(
                STORES.tables().stream(), List.of(MessagingTables.USER, StreamItems.SEQ));
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Nested
    class Tickets implements StreamTicketsContract {

        @Override
        public Accounts accounts() {
            return new InMemoryAccounts(ACCOUNTS);
        }

        @Override
        public StreamTickets tickets() {
            return STORES.tickets();
        }

        @Override
        public RetentionStore retention() {
            return new TimeToLive(STORES.tables().once(), List.of("key"));
        }
    }
}
