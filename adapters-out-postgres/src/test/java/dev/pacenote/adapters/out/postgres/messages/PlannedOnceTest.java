package dev.pacenote.adapters.out.postgres.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.postgres.delivery.PostgresDeliveries;
import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccounts;
import dev.pacenote.adapters.out.postgres.messages.conversation.PostgresMailboxes;
import dev.pacenote.adapters.out.postgres.notice.PostgresNoticePreferences;
import dev.pacenote.adapters.out.postgres.notice.stream.PostgresCommits;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.TestPostgres;
import dev.pacenote.adapters.out.postgres.platform.TestSql;
import dev.pacenote.application.delivery.Deliveries.Portion;
import dev.pacenote.application.messages.conversation.Mailboxes.Pair;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.Lease;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each message asks is planned once, not for its values each time (ADR 64). */
class PlannedOnceTest {

    /** The driver prepares a statement at its fifth use, Postgres plans it anew five times. */
    private static final int USES = 15;

    private static final ChannelId PUSH = new ChannelId("push");
    private static final Lease LEASE = Lease.at(Samples.NOON, UUID.randomUUID());

    private final PostgresStore store = PostgresStore.open(TestPostgres.newDatabase());
    private final StandaloneStores stores = new StandaloneStores(store);
    private final TestSql sql = new TestSql(stores);

    @AfterEach
    void close() {
        stores.close();
        store.close();
    }

    @Test
    void statements_of_each_message_are_planned_once() {
        var accounts = stores.get(PostgresAccounts.class);
        var ann = Samples.account(accounts).id();
        var bob = Samples.account(accounts).id();
        var mailboxes = stores.get(PostgresMailboxes.class);
        var pair = new Pair(ann, bob);

        // One transaction is one connection, whose statements are counted.
        boolean counted =
                store.inTransaction(
                        () -> {
                            for (int use = 0; use < USES; use++) {
                                var id = UUID.randomUUID();
                                stores.get(PostgresCommits.class)
                                        .commit(Set.of(ann, bob), _ -> Outcome.nothing(id));
                                mailboxes.conversations(List.of(pair, pair.turned()));
                                mailboxes.findAll(ann, List.of(id));
                                accounts.findAll(List.of(ann));
                                stores.get(PostgresNoticePreferences.class).find(ann);
                                stores.get(PostgresDeliveries.class)
                                        .claimDue(PUSH, LEASE, Samples.NOON, Portion.upTo(10));
                            }
                            assertThat(statements("generic_plans > 0")).isEqualTo(6);
                            assertThat(statements("custom_plans > 5")).isZero();
                            return true;
                        });

        assertThat(counted).isTrue();
    }

    private long statements(String counts) {
        return sql.number(
                "select count(*) from pg_prepared_statements where statement like '%unnest(%' and "
                        + counts);
    }
}
