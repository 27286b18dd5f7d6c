package dev.pacenote.benchmarks;

import dev.pacenote.application.dailyrun.start.RunLauncher;
import dev.pacenote.application.dailyrun.start.RunStart;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.PreferenceChanges;
import dev.pacenote.application.trackmania.alert.AlertChanges;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.application.trackmania.driver.GuardListChanges;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.sandbox.Track;
import dev.pacenote.sandbox.World;
import dev.pacenote.server.PacenoteServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * What a day's survey costs, by number of maps, how much they move, and what people want: {@code
 * SurveyCostBenchmark MAPS...} or {@code SurveyCostBenchmark timed MAPS}. Requests are counted by
 * the sandbox. The first look at every board, which costs a request each, comes before and is not
 * counted.
 */
public final class SurveyCostBenchmark {

    private static final int PEOPLE = 200;
    private static final int GUARDED_EACH = 5;

    /** Nobody shares more maps than this with 199 others. */
    private static final int SHARED_BY_MANY = 1_000;

    /** Top-5 and other records for each map and day, before some maps are made busier. */
    private record Pace(String name, Inventor.Pace records) {}

    private static final List<Pace> PACES =
            List.of(
                    new Pace("quiet", Inventor.Pace.STILL),
                    new Pace("normal", new Inventor.Pace(0.005, 0.01)),
                    new Pace("busy", new Inventor.Pace(0.05, 0.1)));

    private enum Wanted {
        WR,
        TOP5,
        ALL_IN_TIME,
        ALL,
        DRIVERS,
        TOP5_FOR_200_PEOPLE
    }

    private final SettableClock clock =
            new SettableClock(LocalDate.now(ZoneOffset.UTC).atTime(5, 0).toInstant(ZoneOffset.UTC));
    private final Path data;
    private final int maps;
    private final World world;
    private final Sandbox sandbox;
    private PacenoteServer server;

    /** Stands still until it is told to go on. */
    private static final class SettableClock implements InstantSource {
        private volatile Instant now;

        SettableClock(Instant start) {
            now = start;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void nextDay() {
            now = now.plus(Duration.ofDays(1));
        }
    }

    private SurveyCostBenchmark(int maps, Pace pace) throws IOException {
        this.maps = maps;
        this.data = Files.createTempDirectory("pacenote-benchmark");
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        world = new World(clock, today);
        var inventor = new Inventor(1);
        inventor.drivers(world, 150);
        inventor.author(world, new TmxUser(1, "fox"), maps, 110, pace.records(), today);
        sandbox = new Sandbox(world, inventor, new Faults(1), 0);
        server = BenchServer.start(sandbox, "100000", data, clock);
    }

    public static void main(String[] args) throws IOException {
        if (args[0].equals("timed")) {
            timed(Integer.parseInt(args[1]));
        } else {
            System.out.println(
                    "| maps | pace | wanted | places | boards | together | a board each | moved |"
                            + " seconds |\n|---|---|---|---|---|---|---|---|---|");
            for (var maps : args) {
                for (var pace : PACES) {
                    var bench = new SurveyCostBenchmark(Integer.parseInt(maps), pace);
                    bench.table(pace);
                    bench.close();
                }
            }
        }
        System.exit(0);
    }

    private void close() {
        server.close();
        sandbox.close();
    }

    private void table(Pace pace) {
        var owner = account("fox");
        follow(owner, RecordFilter.WR);
        run();
        for (var wanted : Wanted.values()) {
            if (wanted == Wanted.TOP5_FOR_200_PEOPLE && maps > SHARED_BY_MANY) {
                continue;
            }
            want(wanted, owner);
            clock.nextDay();
            var day = run();
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %s | %s | %d | %d | %d | %d | %d | %.1f |%n",
                    maps,
                    pace.name(),
                    wanted.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    day.places(),
                    day.boards(),
                    day.places() + day.boards(),
                    day.watched(),
                    day.moved(),
                    day.took().toMillis() / 1000.0);
        }
    }

    private void want(Wanted wanted, Account owner) {
        var now = clock.instant();
        server.bean(AlertChanges.class)
                .change(
                        owner.id(),
                        alert ->
                                switch (wanted) {
                                    case WR -> alert.changeFilter(RecordFilter.WR);
                                    case TOP5 -> alert.changeFilter(RecordFilter.TOP5);
                                    case ALL_IN_TIME ->
                                            alert.changeFilter(RecordFilter.ALL)
                                                    .pin(CheckMode.INACCURATE);
                                    case ALL -> alert.pin(CheckMode.ACCURATE);
                                    case DRIVERS -> alert.pause(now);
                                    case TOP5_FOR_200_PEOPLE ->
                                            alert.resume(now).changeFilter(RecordFilter.TOP5);
                                });
        switch (wanted) {
            case DRIVERS -> guard();
            case TOP5_FOR_200_PEOPLE -> share(owner);
            case WR, TOP5, ALL_IN_TIME, ALL -> {}
        }
    }

    private Account account(String name) {
        var users = server.bean(Accounts.class);
        var account =
                new NewAccount(
                        new Username(name),
                        new EmailAddress(name + "@example.org"),
                        Role.USER,
                        Optional.of(clock.instant()),
                        clock.instant());
        // Nobody is mailed: that would be measured too.
        var added = users.insert(account);
        new PreferenceChanges(server.bean(NoticePreferencesStore.class))
                .dailyMail(added.id(), mail -> mail.switchedOff(added.createdAt()));
        return added;
    }

    private void follow(Account owner, RecordFilter filter) {
        server.bean(AlertChanges.class).add(owner.id(), filter, Optional.empty(), clock.instant());
    }

    /** Everybody else follows the same author's maps. */
    private void share(Account first) {
        var changes = server.bean(AlertChanges.class);
        var shared = changes.withLock(first.id(), locked -> locked).orElseThrow();
        for (int i = 1; i < PEOPLE; i++) {
            var follower = account("follower" + i);
            follow(follower, RecordFilter.TOP5);
            changes.withLock(
                    follower.id(),
                    locked -> {
                        var maps = locked.maps().replaceWith(shared.maps().listed(), 0);
                        var alert = locked.alert().cover(shared.alert().author(), maps);
                        return changes.save(locked, alert, maps);
                    });
        }
    }

    /** Many drivers guard a few places each, on maps all over the list. */
    private void guard() {
        var random = new Random(5);
        var tracks = world.tracks();
        for (int i = 0; i < PEOPLE; i++) {
            var person = account("driver" + i);
            var driver = Optional.<PlayerId>empty();
            for (int place = 0; place < GUARDED_EACH; place++) {
                var track = tracks.get(random.nextInt(tracks.size()));
                var board = track.board(clock.instant());
                if (driver.isEmpty()) {
                    driver = Optional.of(new PlayerId(board.get(random.nextInt(5)).player().id()));
                    server.bean(Drivers.class)
                            .save(new DriverIdentity(person.id(), "Driver " + i, driver.get()));
                }
                guard(person, driver.get(), track, board);
            }
        }
    }

    private void guard(Account person, PlayerId driver, Track track, List<Track.Driven> board) {
        for (int position = 1; position <= 5; position++) {
            var driven = board.get(position - 1);
            if (driven.player().id().equals(driver.value())) {
                var ahead =
                        board.stream()
                                .limit(position - 1L)
                                .map(other -> new PlayerId(other.player().id()))
                                .collect(Collectors.toSet());
                new GuardListChanges(server.bean(DriverNotifications.class))
                        .guard(
                                person.id(),
                                new DriverNotification.GuardedMap(
                                        new MapUid(track.uid()), new MapName(track.name())),
                                new LeaderboardPosition(
                                        driver,
                                        position,
                                        Optional.of(new Score.Visible(driven.score())),
                                        ahead),
                                clock.instant(),
                                1_000);
            }
        }
    }

    private record Day(int watched, long places, long boards, int moved, Duration took) {}

    private Day run() {
        sandbox.manners().clear();
        long start = System.nanoTime();
        var launch = (RunStart.Started) server.bean(RunLauncher.class).start(DailyRun.Trigger.CRON);
        var ended = launch.end().orElseThrow().join();
        var took = Duration.ofNanos(System.nanoTime() - start);
        if (ended.progress().failed() > 0 || !sandbox.manners().breaches().isEmpty()) {
            throw new IllegalStateException(ended + " " + sandbox.manners().breaches());
        }
        var requests = sandbox.manners().requests();
        return new Day(
                ended.progress().watched(),
                requests.getOrDefault("live positions", 0L),
                requests.getOrDefault("live top", 0L),
                ended.progress().changed(),
                took);
    }

    private static void timed(int maps) throws IOException {
        var bench = new SurveyCostBenchmark(maps, PACES.get(1));
        bench.follow(bench.account("fox"), RecordFilter.TOP5);
        bench.run();
        bench.server.close();
        bench.clock.nextDay();
        bench.server = BenchServer.start(bench.sandbox, "2", bench.data, bench.clock);
        var day = bench.run();
        System.out.printf(
                Locale.ROOT,
                "%d maps, filter top 5, a normal day at 2 requests/s: %.1f s, %d requests,"
                        + " %d moved, at most %d in any second%n",
                maps,
                day.took().toMillis() / 1000.0,
                bench.sandbox.manners().total(),
                day.moved(),
                bench.sandbox.manners().mostInOneSecond());
        bench.close();
    }
}
