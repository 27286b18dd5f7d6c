package dev.pacenote.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * A list of real record changes: each row is a new best on a map at a moment. The boards below are
 * filled with invented drivers.
 *
 * @param rows in order of time
 */
public record Feed(List<Row> rows) {

    /**
     * One change: {@code
     * date_utc,campaign,map_uid,map_id,map_name,account_id,display_name,zone,score_ms}.
     */
    public record Row(Instant at, String mapUid, String mapName, Player player, int score) {}

    private static final int COLUMNS = 9;

    public Feed {
        rows = List.copyOf(rows);
    }

    /**
     * @throws IllegalArgumentException when a row has not nine columns
     */
    public static Feed read(Reader csv) {
        var rows = new ArrayList<Row>();
        try (var lines = new BufferedReader(csv)) {
            lines.readLine();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(row(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Feed(rows);
    }

    private static Row row(String line) {
        var cells = line.split(",", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException(cells.length + " columns: " + line);
        }
        return new Row(
                OffsetDateTime.parse(cells[0]).toInstant(),
                cells[2],
                cells[4],
                new Player(UUID.fromString(cells[5]), cells[6], cells[7]),
                Integer.parseInt(cells[8]));
    }

    /**
     * Puts the feed's maps into a world, all of them by all these authors, with every row at its
     * time.
     *
     * @param deep entries on each board, all slower than the first row and days older
     */
    public void playInto(World world, Inventor inventor, List<TmxUser> authors, int deep) {
        var tracks = new HashMap<String, Track>();
        for (var row : rows) {
            var track =
                    tracks.computeIfAbsent(
                            row.mapUid(),
                            uid -> {
                                var fresh =
                                        new Track(
                                                1_000_000L + tracks.size(),
                                                uid,
                                                row.mapName(),
                                                "TM_Race",
                                                authors);
                                var start =
                                        rows.getFirst()
                                                .at()
                                                .atZone(ZoneOffset.UTC)
                                                .toLocalDate()
                                                .minusDays(2);
                                inventor.fill(
                                        fresh,
                                        new Random(uid.hashCode()),
                                        row.score() + 200,
                                        deep,
                                        start);
                                return fresh;
                            });
            world.add(row.player());
            track.drive(new Track.Driven(row.player(), row.score(), row.at()));
        }
        tracks.values().forEach(world::add);
    }
}
