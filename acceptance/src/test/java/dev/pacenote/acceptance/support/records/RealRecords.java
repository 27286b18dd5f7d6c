package dev.pacenote.acceptance.support.records;

import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.sandbox.Feed;
import dev.pacenote.sandbox.Player;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * Two months of real world-record changes, read from beside the project; where they are absent, as
 * many invented ones.
 */
public final class RealRecords {

    private static final String FILE = "shared/data/wr-events-2020-07-08.csv";
    private static final LocalTime RUN_AT = LocalTime.of(5, 0);

    public final Feed feed;
    public final boolean real;

    private RealRecords(Feed feed, boolean real) {
        this.feed = feed;
        this.real = real;
    }

    public static RealRecords load() {
        return find().map(RealRecords::read).orElseGet(RealRecords::invented);
    }

    private static Optional<Path> find() {
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.exists(folder.resolve(FILE))) {
                return Optional.of(folder.resolve(FILE));
            }
        }
        return Optional.empty();
    }

    private static RealRecords read(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            return new RealRecords(Feed.read(reader), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RealRecords invented() {
        System.out.println("NOTE: " + FILE + " is absent; invented records are used in its place.");
        var random = new Random(4);
        var best = new HashMap<String, Integer>();
        var start = Instant.parse("2020-07-02T11:54:50Z");
        var rows = new ArrayList<Feed.Row>();
        for (int i = 0; i < 160; i++) {
            var map = "invented_" + random.nextInt(91);
            int score = best.merge(map, 40_000, (old, _) -> old - 1 - random.nextInt(200));
            int driver = random.nextInt(64);
            var player =
                    new Player(
                            UUID.nameUUIDFromBytes(new byte[] {(byte) driver}),
                            "Driver-" + driver,
                            "France");
            rows.add(
                    new Feed.Row(
                            start.plusSeconds(random.nextInt(60 * 24 * 60 * 60)),
                            map,
                            "$f00" + map,
                            player,
                            score));
        }
        // Scores were drawn in order per map: times are sorted, scores stay where they are.
        var times = rows.stream().map(Feed.Row::at).sorted(Comparator.naturalOrder()).toList();
        var ordered = new ArrayList<Feed.Row>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            ordered.add(
                    new Feed.Row(
                            times.get(i), row.mapUid(), row.mapName(), row.player(), row.score()));
        }
        return new RealRecords(new Feed(ordered), false);
    }

    public Instant start() {
        return feed.rows()
                .getFirst()
                .at()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .minusDays(1)
                .atTime(12, 0)
                .toInstant(ZoneOffset.UTC);
    }

    /** The moments of the daily runs, from before the first row until after the last. */
    public List<Instant> mornings() {
        var mornings = new ArrayList<Instant>();
        var last = feed.rows().getLast().at();
        var day = LocalDate.ofInstant(start(), ZoneOffset.UTC).plusDays(1);
        do {
            mornings.add(day.atTime(RUN_AT).toInstant(ZoneOffset.UTC));
            day = day.plusDays(1);
        } while (!mornings.getLast().isAfter(last));
        return mornings;
    }

    static TestMailbox.ReportedRecord reported(Feed.Row row) {
        return new TestMailbox.ReportedRecord(
                row.mapUid(), row.player().id().toString(), time(row.score()));
    }

    /** The contract's form of a time, written again here so that a mistake shows. */
    public static String time(int ms) {
        var seconds = "%d.%03d".formatted(ms / 1000 % 60, ms % 1000);
        if (ms < 60_000) {
            return seconds;
        }
        return ms / 60_000 + ":" + (seconds.indexOf('.') < 2 ? "0" : "") + seconds;
    }

    /**
     * The rows that stand as world record at one of these looks, by the look that sees them first.
     */
    public List<List<TestMailbox.ReportedRecord>> standingAt(List<Instant> looks) {
        var result = new ArrayList<List<TestMailbox.ReportedRecord>>();
        var known = new HashMap<String, Feed.Row>();
        for (var look : looks) {
            var standing = new HashMap<String, Feed.Row>();
            feed.rows().stream()
                    .filter(row -> !row.at().isAfter(look))
                    .forEach(row -> standing.put(row.mapUid(), row));
            var fresh = new ArrayList<TestMailbox.ReportedRecord>();
            standing.forEach(
                    (map, row) -> {
                        if (!row.equals(known.put(map, row))) {
                            fresh.add(reported(row));
                        }
                    });
            result.add(fresh);
        }
        return result;
    }
}
