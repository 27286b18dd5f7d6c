package dev.pacenote.benchmarks;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.application.admin.ListAccounts;
import dev.pacenote.application.admin.Overview;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.World;
import dev.pacenote.server.PacenoteServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How long an admin waits: {@code AdminBenchmark PEOPLE DAYS}. Everybody has history on the last
 * five days, every twentieth person on all days. Prints the times of the pages and the plans of
 * their statements.
 */
public final class AdminBenchmark {

    private static final int CALLS = 30;

    private AdminBenchmark() {}

    public static void main(String[] args) throws Exception {
        int people = Integer.parseInt(args[0]);
        int days = Integer.parseInt(args[1]);
        var clock = InstantSource.system();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try (var sandbox = new Sandbox(new World(clock, today), new Inventor(1), new Faults(1), 0);
                var server = BenchServer.start(sandbox, "2")) {
            try (var connection = server.bean(PostgresStore.class).dataSource().getConnection()) {
                fill(connection, people, days);
                measure(server, today);
                plans(connection, today);
            }
        }
        System.exit(0);
    }

    private static void fill(Connection connection, int people, int days) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into users (username, email, role, enabled, verified_at,
                        zone, created_at, updated_at)
                    select 'Person ' || i, 'person' || i || '@example.org', 'USER', true, now(),
                        'UTC', now() - i * interval '1 minute', now()
                    from generate_series(1, %d) i
                    """
                            .formatted(people));
            statement.execute(
                    """
                    insert into mapper_alerts (user_id, filter, created_at, watermark, maps)
                    select id, 'TOP5', created_at, 0, 12 from users
                    """);
            statement.execute(
                    """
                    insert into drivers (user_id, name, account_id)
                    select id, 'driver' || id, gen_random_uuid() from users where id %% 3 = 0
                    """
                            .replace("%%", "%"));
            // Counting row by row is for rows that come one by one.
            statement.execute("set session_replication_role = replica");
            statement.execute(
                    """
                    insert into notification_history (user_id, topic, date, status, found, message, at)
                    select u.id, 'trackmania.record', current_date - d,
                        case when u.id %% 50 = 0 then 'TECHNICAL_ERROR' when u.id %% 3 = 0 then 'SENT'
                            else 'NO_NEW_TIMES' end, 1, 'Nothing new on 12 maps.', now()
                    from generate_series(0, %d) d
                    join users u on d < 5 or u.id %% 20 = 0
                    """
                            .formatted(days - 1));
            statement.execute("set session_replication_role = origin");
            statement.execute(
                    """
                    insert into history_days
                    select date, count(distinct user_id) from notification_history group by date
                    """);
            statement.execute(
                    """
                    insert into history_topics
                    select date, topic, count(*), count(*) filter (where status = 'SENT'),
                        count(*) filter (where status = 'TECHNICAL_ERROR')
                    from notification_history group by date, topic
                    """);
            statement.execute("vacuum analyze");
        }
    }

    private static void measure(PacenoteServer server, LocalDate today) {
        var all = Optional.<String>empty();
        time(
                "users, first page",
                () ->
                        server.bean(ListAccounts.class)
                                .list(all, Optional.of(new Paging(1, 50)))
                                .total());
        time(
                "users, page 1,000",
                () ->
                        server.bean(ListAccounts.class)
                                .list(all, Optional.of(new Paging(1_000, 50)))
                                .total());
        time(
                "users, search",
                () ->
                        server.bean(ListAccounts.class)
                                .list(Optional.of("person 4711"), Optional.of(new Paging(1, 50)))
                                .total());
        time(
                "overview",
                () -> {
                    var overview = server.bean(Overview.class);
                    var found = overview.days(today.minusDays(4), today);
                    found.forEach(day -> overview.people(day.date(), 500));
                    return (long) found.size();
                });
    }

    private static void time(String what, Supplier<Long> work) {
        var times = new long[CALLS];
        long rows = 0;
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            rows = work.get();
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        System.out.printf(
                "%-20s median %7.1f ms   worst %7.1f ms   (%d)%n",
                what, times[CALLS / 2] / 1e6, times[CALLS - 1] / 1e6, rows);
    }

    private static void plans(Connection connection, LocalDate today) throws SQLException {
        for (var sql :
                List.of(
                        "select u.*, d.name as driver from users u left join drivers d on d.user_id"
                                + " = u.id order by u.created_at desc, u.id desc limit 50",
                        "select u.id, u.username from users u where exists (select from"
                                + " notification_history h where h.user_id = u.id and h.date = date '"
                                + today
                                + "') order by u.username collate \"C\", u.id limit 500")) {
            System.out.println("\n" + sql);
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("explain (analyze, costs off) " + sql)) {
                while (rows.next()) {
                    System.out.println("  " + rows.getString(1));
                }
            }
        }
    }
}
