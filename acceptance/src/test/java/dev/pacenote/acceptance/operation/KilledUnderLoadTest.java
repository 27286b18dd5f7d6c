package dev.pacenote.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.BusyAccount;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.KillablePostgres;
import dev.pacenote.acceptance.support.assembly.ServerProcess;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.acceptance.support.records.FollowerSet;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Everybody writes as fast as they can while a day's run goes on, and in the middle of it the
 * server or its database is killed; again the next day.
 */
@ServerOnly("kills the processes of a server and of its database")
@Order(3)
class KilledUnderLoadTest {

    /** How long whoever claimed a mail may keep it from others. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final int PEOPLE = 12;
    private static final int MAPS = 3;
    private static final int DAYS = 3;
    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final Instant FIRST_MORNING = Instant.parse("2026-11-20T05:00:00Z");

    private final KillablePostgres postgres = KillablePostgres.start();
    private final TestApplication app =
            new TestApplication(Instant.parse("2026-11-19T20:00:00Z"))
                    .with("DATABASE_URL", postgres.url());
    private final FollowerSet readers = new FollowerSet(app, PEOPLE, MAPS);
    private final List<BusyAccount> writers =
            readers.names().stream().map(BusyAccount::new).toList();
    private final Random random = new Random(11);

    @AfterEach
    void close() {
        app.close();
        postgres.close();
    }

    @Test
    void a_killed_database_has_kept_what_was_confirmed() {
        var api = app.open();
        app.service().startScheduledJobs();
        readers.join(api);

        for (int day = 0; day < DAYS; day++) {
            live(
                    day,
                    api,
                    () -> {
                        postgres.kill();
                        postgres.revive();
                        await().atMost(DEADLINE)
                                .until(() -> api.get("/health/ready").status() == 200);
                        return api;
                    });
        }

        everythingIsThere(api);
        assertThat(dailyMails()).doesNotHaveDuplicates();
    }

    @Test
    void a_killed_server_has_kept_what_was_confirmed() {
        var server = new AtomicReference<>(ServerProcess.start(app));
        readers.join(server.get().api);

        for (int day = 0; day < DAYS; day++) {
            live(
                    day,
                    server.get().api,
                    () -> {
                        server.get().kill();
                        takeJobsOver();
                        server.set(ServerProcess.start(app));
                        return server.get().api;
                    });
        }

        // Killed between the mail server's word and our note of it, a mail may leave again.
        everythingIsThere(server.get().api);
        server.get().kill();
    }

    /** A day with its run and its writers, and with somebody who kills in the middle of it. */
    private void live(int day, Api api, Supplier<Api> killAndRevive) {
        var morning = FIRST_MORNING.plus(Duration.ofDays(day));
        app.clock.set(morning);
        readers.beatAll(40 - day);
        app.sandbox.faults().latency(Duration.ofMillis(20));
        int before = forgetful().size();
        var threads =
                writers.stream()
                        .map(writer -> Thread.ofVirtual().start(() -> writer.writeOn(api)))
                        .toList();
        assertThat(api.cron("?wait=false").status()).isEqualTo(202);
        await().atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> forgetful().size() > before + 2);
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(500)).toNanos());

        var again = killAndRevive.get();

        threads.forEach(Thread::interrupt);
        threads.forEach(KilledUnderLoadTest::join);
        app.sandbox.faults().clear();
        writers.forEach(writer -> writer.findsWhatWasConfirmed(again));
        var date = LocalDate.ofInstant(morning, ZoneOffset.UTC).toString();
        await().atMost(DEADLINE).until(() -> again.run(date).text("state").equals("completed"));
        // A mail that was claimed at the kill and had not left is taken over later.
        app.clock.pass(LEASE);
        await().atMost(DEADLINE).until(() -> again.cron().status() == 200);
        assertThat(Set.copyOf(dailyMails())).hasSize((day + 1) * PEOPLE);
        // Before the next day: a link that was asked for yesterday is not sent any more.
        var forgetful = forgetful();
        await().atMost(DEADLINE).until(() -> mailQueue().keySet().containsAll(forgetful));
    }

    /** Everybody who asked for a new password and was confirmed. */
    private List<String> forgetful() {
        return writers.stream().flatMap(writer -> writer.forgetful.stream()).toList();
    }

    /** Whom which mail told what; a copy is the same again. */
    private List<String> dailyMails() {
        return app.mailbox().all().stream()
                .filter(mail -> !mail.records().isEmpty())
                .map(mail -> mail.messageId() + " " + mail.to() + " " + mail.records())
                .toList();
    }

    private void everythingIsThere(Api api) {
        writers.forEach(writer -> writer.findsTheAccounts(api));
        assertThat(app.mailbox().all().stream().filter(mail -> !mail.records().isEmpty()))
                .allSatisfy(mail -> assertThat(mail.records()).hasSize(MAPS));
        assertThat(mailQueue().values())
                .allSatisfy(messageIds -> assertThat(messageIds).hasSize(1));
    }

    /** The account mails that arrived: their message ids by account. */
    private Map<String, Set<String>> mailQueue() {
        return app.mailbox().all().stream()
                .filter(mail -> mail.records().isEmpty())
                .collect(
                        Collectors.groupingBy(
                                mail -> mail.to().replace("@example.org", ""),
                                Collectors.mapping(
                                        TestMailbox.Mail::messageId, Collectors.toSet())));
    }

    /** The minute is over after which the jobs of a killed server are free. */
    private void takeJobsOver() {
        try (var connection = DriverManager.getConnection(postgres.url());
                var statement = connection.createStatement()) {
            statement.execute(
                    "update scheduled_tasks set last_heartbeat = now() - interval '10 minutes'"
                            + " where picked");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
