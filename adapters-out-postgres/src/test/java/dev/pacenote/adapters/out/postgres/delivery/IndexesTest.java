package dev.pacenote.adapters.out.postgres.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.TestPostgres;
import dev.pacenote.adapters.out.postgres.platform.TestSql;
import io.micronaut.data.annotation.Query;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each message writes to all indexes of notices and deliveries: some statement needs each of them,
 * and each statement finds its rows by one, also where much is due.
 */
class IndexesTest {

    private static final PostgresStore STORE = PostgresStore.open(TestPostgres.newDatabase());
    private static final StandaloneStores STORES = new StandaloneStores(STORE);
    private static final TestSql SQL = new TestSql(STORES);

    private static final String ROWS = "dev.pacenote.adapters.out.postgres.";
    private static final String DELIVERIES = ROWS + "delivery.DeliveryRows";
    private static final String UNDISPATCHED = ROWS + "delivery.UndispatchedRows";
    private static final String DIGEST = ROWS + "digest.DigestItemRows";
    private static final String NOTICES = ROWS + "notice.NoticeRows";

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]+)");

    private static final Map<String, String> VALUES =
            Map.ofEntries(
                    Map.entry("account", "7"),
                    Map.entry("any", "false"),
                    Map.entry("anyState", "true"),
                    Map.entry("at", "now()"),
                    Map.entry("before", "now() - interval '27 days 12 hours'"),
                    Map.entry("busy", "'{}'"),
                    Map.entry("channel", "'push'"),
                    Map.entry("claim", "gen_random_uuid()"),
                    Map.entry("date", "current_date"),
                    Map.entry("fact", "md5('f7')"),
                    Map.entry("from", "99"),
                    Map.entry("limit", "10"),
                    Map.entry("looked", "200"),
                    Map.entry("message", "md5('d7')::uuid"),
                    Map.entry("messages", "10"),
                    Map.entry("most", "100"),
                    Map.entry("notices", "array[md5('n7')]"),
                    Map.entry("notification", "md5('i7')::uuid"),
                    Map.entry("now", "now()"),
                    Map.entry("offset", "0"),
                    Map.entry("ofOneTarget", "4"),
                    Map.entry("reason", "'read'"),
                    Map.entry("since", "null"),
                    Map.entry("start", "now() - interval '27 days 12 hours'"),
                    Map.entry("states", "array['sent']"),
                    Map.entry("subject", "'s7'"),
                    Map.entry("target", "'t7'"),
                    Map.entry("topic", "'message.new'"),
                    Map.entry("topics", "array['message.new']"),
                    Map.entry("until", "now()"));

    @BeforeAll
    static void fill() {
        boolean filled =
                STORE.inTransaction(
                        () -> {
                            fillTables();
                            return true;
                        });
        assertThat(filled).isTrue();
        SQL.run("analyze");
    }

    /** Whose notices they are is no matter here. */
    private static void fillTables() {
        SQL.run("set local session_replication_role = replica");
        SQL.run(
                """
                insert into notices (id, user_id, topic, dedupe_key, occurred_at, found_at, facts,
                    weight, subject, dispatched)
                select md5('n' || i)::uuid, 1 + i % 200, 'message.new', md5('f' || i), at, at,
                    '{}', 'NOTE', case when i % 50 = 0 then 's' || i end, i < 19990
                from generate_series(1, 20000) i,
                    lateral (select now() - (20000 - i) * interval '2 minutes' as at) t
                """);
        SQL.run(
                """
                insert into deliveries (id, account, notice, channel, target, target_name, topic,
                    fact, notification, source, found_at, state, reason, for_good, attempts,
                    uncertain, due, updated_at, version, left_as)
                select md5('d' || i || c)::uuid, 1 + i % 200, md5('n' || i)::uuid, c,
                    't' || i % 200, 'x', 'message.new', md5('f' || i), md5('i' || i / 3)::uuid,
                    's', at, case when i > 19900 then 'pending' else 'sent' end, 'accepted',
                    false, 1, false, case when i > 19900 then now() end, at, 3,
                    case when i % 3 = 0 then md5('d' || i - 1 || c)::uuid end
                from generate_series(1, 20000) i, unnest(array['inbox', 'mail', 'push']) c,
                    lateral (select now() - (20000 - i) * interval '2 minutes' as at) t
                """);
    }

    @AfterAll
    static void close() {
        STORES.close();
        STORE.close();
    }

    private static String statement(String rows, String method) {
        try {
            return Arrays.stream(Class.forName(rows).getDeclaredMethods())
                    .filter(each -> each.getName().equals(method))
                    .map(each -> Objects.requireNonNull(each.getAnnotation(Query.class)).value())
                    .findFirst()
                    .orElseThrow();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(rows, e);
        }
    }

    private static String plan(String rows, String method) {
        var statement =
                PARAMETER
                        .matcher(statement(rows, method))
                        .replaceAll(found -> "(" + VALUES.get(found.group(1)) + ")");
        return SQL.text("explain " + statement);
    }

    private static void assertPlan(String rows, String method, String table, String... indexes) {
        assertThat(plan(rows, method))
                .as(method)
                .contains(indexes)
                .doesNotContain("Seq Scan on " + table);
    }

    private static Set<String> indexes(String table) {
        return new TreeSet<>(
                SQL.text("select indexname from pg_indexes where tablename = '" + table + "'")
                        .lines()
                        .toList());
    }

    @Test
    void every_statement_of_deliveries_finds_its_rows_by_an_index_and_needs_no_other() {
        var used =
                Map.of(
                        "claimDue", Set.of("deliveries_due", "deliveries_left_as"),
                        "due", Set.of("deliveries_due"),
                        "waiting", Set.of("deliveries_account"),
                        "of", Set.of("deliveries_rounds"),
                        "ofNotification", Set.of("deliveries_notification"),
                        "ofMessage", Set.of("deliveries_left_as"),
                        "ofFact", Set.of("deliveries_fact"),
                        "newest", Set.of("deliveries_account"),
                        "oldestDue", Set.of("deliveries_due", "deliveries_due_since"),
                        "purge", Set.of("deliveries_ended"));
        used.forEach(
                (method, by) ->
                        assertPlan(DELIVERIES, method, "deliveries", by.toArray(String[]::new)));

        var needed = new HashSet<>(Set.of("deliveries_pkey"));
        used.values().forEach(needed::addAll);
        assertThat(indexes("deliveries")).containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void what_is_due_is_found_by_indexes_also_where_much_is_due() {
        SQL.run(
                """
                update deliveries set state = 'pending', due = now()
                where found_at > now() - interval '7 days'
                """);
        SQL.run("analyze deliveries");

        assertPlan(
                DELIVERIES, "claimDue", "deliveries", "deliveries_due", "Limit", "deliveries_pkey");
        assertThat(plan(DELIVERIES, "claimDue")).doesNotContain("Hash Join");
        assertPlan(DELIVERIES, "oldestDue", "deliveries", "deliveries_due");
    }

    @Test
    void some_statement_needs_each_index_of_notices() {
        assertPlan(NOTICES, "page", "notices", "notices_inbox");
        assertPlan(NOTICES, "part", "notices", "notices_inbox");
        assertPlan(NOTICES, "pageAbout", "notices", "notices_subject");
        assertPlan(NOTICES, "countAbout", "notices", "notices_subject");
        assertPlan(NOTICES, "purge", "notices", "notices_found");
        assertPlan(UNDISPATCHED, "take", "notices", "notices_undispatched");
        assertPlan(UNDISPATCHED, "oldest", "notices", "notices_undispatched");
        assertPlan(UNDISPATCHED, "find", "notices", "notices_user_id_topic_dedupe_key_key");
        assertPlan(UNDISPATCHED, "markDispatched", "notices", "notices_pkey");
        assertPlan(DIGEST, "of", "notices", "notices_mail");
        assertPlan(DIGEST, "accountsWaiting", "notices", "notices_waiting");

        assertThat(indexes("notices"))
                .containsExactly(
                        "notices_found",
                        "notices_inbox",
                        "notices_mail",
                        "notices_pkey",
                        "notices_subject",
                        "notices_undispatched",
                        "notices_user_id_topic_dedupe_key_key",
                        "notices_waiting");
    }
}
