package dev.pacenote.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Invents authors, maps, drivers and a stream of records. The shape follows what was measured on
 * real boards: spread and ties below the record, gains with a median of 65 ms, one third of the new
 * records by their own holder, activity with a heavy tail, a removal now and then.
 */
public final class Inventor {

    private static final String[] ZONES = {
        "France",
        "Germany",
        "Latvia",
        "Netherlands",
        "Switzerland",
        "Canada",
        "Japan",
        "Brazil",
        "Czechia",
        "Poland",
        "Australia",
        "Corrèze"
    };
    private static final String[] FIRST = {
        "Canyon",
        "Summer",
        "Neon",
        "Icy",
        "Rally",
        "Desert",
        "Mellow",
        "Steep",
        "Hidden",
        "Copper",
        "Quiet",
        "Northern",
        "Cobalt",
        "Paper",
        "Amber",
        "Wooden"
    };
    private static final String[] SECOND = {
        "Rush", "Valley", "Drift", "Ascent", "Circuit", "Harbour", "Garden", "Spiral", "Bridge",
        "Quarry", "Lights", "Run", "Ridge", "Tunnel", "Echo", "Loop"
    };
    private static final String[] HANDLES = {
        "Nova", "Vega", "Rasa", "Kite", "Moss", "Juno", "Pico", "Tarn", "Orla", "Finch", "Zephyr",
        "Lumen", "Basalt", "Quill", "Sable", "Ember"
    };

    private final long seed;
    private final List<Player> drivers = new ArrayList<>();

    public Inventor(long seed) {
        this.seed = seed;
    }

    /**
     * How lively the maps of one author are.
     *
     * @param topPerMapAndDay expected new top-5 records per map and day; 0.005 is normal
     * @param restPerMapAndDay the same for places below
     */
    public record Pace(double topPerMapAndDay, double restPerMapAndDay) {
        public static final Pace NORMAL = new Pace(0.005, 0.02);
        public static final Pace STILL = new Pace(0, 0);
    }

    private Random random(String what) {
        return new Random(
                seed * 31
                        + UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8))
                                .getMostSignificantBits());
    }

    /** Adds drivers that all boards share. */
    public void drivers(World world, int count) {
        var random = random("drivers");
        for (int i = 0; i < count; i++) {
            var name = HANDLES[i % HANDLES.length] + (i < HANDLES.length ? "" : "." + i);
            var id =
                    UUID.nameUUIDFromBytes(
                            (seed + "/driver/" + i).getBytes(StandardCharsets.UTF_8));
            drivers.add(world.add(new Player(id, name, ZONES[random.nextInt(ZONES.length)])));
        }
    }

    /**
     * Adds an author with maps whose boards are filled before {@code start} and move afterwards.
     *
     * @param deep entries on each board
     */
    public void author(
            World world, TmxUser author, int maps, int deep, Pace pace, LocalDate start) {
        world.add(author);
        for (int i = 0; i < maps; i++) {
            var key = author.name() + "/" + i;
            var random = random(key);
            var track =
                    new Track(
                            author.id() * 10_000 + i + 1,
                            uid(key),
                            name(random, i),
                            "TM_Race",
                            List.of(author));
            fill(track, random, 25_000 + random.nextInt(60_000), deep, start);
            world.add(track);
            // A few maps are far busier than the rest.
            double heat = Math.min(8, Math.exp(random.nextGaussian() * 1.2) / 2);
            world.add(day -> tell(track, key, heat, pace, day));
        }
    }

    String uid(String key) {
        var id = UUID.nameUUIDFromBytes((seed + "/map/" + key).getBytes(StandardCharsets.UTF_8));
        var text =
                Long.toString(id.getMostSignificantBits() >>> 1, 36)
                        + "_"
                        + Long.toString(id.getLeastSignificantBits() >>> 1, 36);
        return text.substring(0, Math.min(27, text.length()));
    }

    private static String name(Random random, int number) {
        var first = FIRST[random.nextInt(FIRST.length)];
        var second = SECOND[random.nextInt(SECOND.length)];
        return switch (random.nextInt(5)) {
            case 0 -> "$f60" + first + " $fff" + second;
            case 1 -> "$o$s" + first + "$z " + second;
            case 2 -> first + " " + second + " #" + (number + 1);
            default -> first + " " + second;
        };
    }

    /**
     * Fills a board below a best score, with real-looking gaps and ties, all driven before start.
     */
    void fill(Track track, Random random, int best, int deep, LocalDate start) {
        var shuffled = new ArrayList<>(drivers);
        Collections.shuffle(shuffled, random);
        double score = best;
        var end = start.atStartOfDay(ZoneOffset.UTC).toInstant();
        for (int rank = 1; rank <= Math.min(deep, shuffled.size()); rank++) {
            var at = end.minus(Duration.ofMinutes(60L + random.nextInt(60 * 24 * 60)));
            track.drive(
                    new Track.Driven(
                            shuffled.get(rank - 1),
                            (int) score,
                            Instant.ofEpochSecond(at.getEpochSecond())));
            boolean tie = random.nextInt(100) < 12;
            score += tie ? 0 : best * (0.0004 + 0.0012 * random.nextDouble()) / Math.sqrt(rank);
        }
    }

    private void tell(Track track, String key, double heat, Pace pace, LocalDate day) {
        var random = random(key + "/" + day);
        int top = events(random, pace.topPerMapAndDay() * heat);
        int rest = events(random, pace.restPerMapAndDay() * heat);
        var times = new ArrayList<Integer>();
        for (int i = 0; i < top + rest; i++) {
            times.add(random.nextInt(24 * 60 * 60));
        }
        Collections.sort(times);
        for (int i = 0; i < times.size(); i++) {
            var at = day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(times.get(i));
            record(track, random, at, random.nextInt(top + rest) < top);
        }
        if (top > 0 && random.nextInt(60) == 0) {
            var at =
                    day.atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .plusSeconds(random.nextInt(86_400));
            track.board(at).stream()
                    .skip(random.nextInt(5))
                    .findFirst()
                    .ifPresent(unlucky -> track.remove(unlucky.player().id(), at));
        }
    }

    private static int events(Random random, double expected) {
        int count = 0;
        double left = Math.exp(-expected);
        double product = random.nextDouble();
        while (product > left && count < 20) {
            count++;
            product *= random.nextDouble();
        }
        return count;
    }

    private void record(Track track, Random random, Instant at, boolean top) {
        var board = track.board(at);
        if (board.isEmpty() || drivers.isEmpty()) {
            return;
        }
        int place = top ? random.nextInt(Math.min(5, board.size())) : random.nextInt(board.size());
        var beaten = board.get(place);
        boolean himself = random.nextInt(3) == 0;
        var driver = himself ? beaten.player() : drivers.get(random.nextInt(drivers.size()));
        int gain = 1 + (int) Math.exp(Math.log(65) + random.nextGaussian() * 1.2);
        track.drive(new Track.Driven(driver, Math.max(1_000, beaten.score() - gain), at));
    }
}
