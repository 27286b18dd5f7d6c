package dev.pacenote.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A map with every record ever driven on it, so that its board can be shown as it stood at any
 * moment.
 */
public final class Track {

    /** A record: score in milliseconds (points on stunt maps). */
    public record Driven(Player player, int score, Instant at) {}

    private record Removal(UUID player, Instant at) {}

    private final long mapId;
    private final String uid;
    private final String name;
    private final String type;
    private final List<TmxUser> authors = new CopyOnWriteArrayList<>();
    private final List<Driven> records = new ArrayList<>();
    private final List<Removal> removals = new ArrayList<>();
    private volatile boolean secret;

    /**
     * @param mapId number on Trackmania Exchange
     * @param type {@code TM_Race}, {@code TM_Stunt}, {@code TM_Platform}
     * @param authors first of them the uploader
     */
    Track(long mapId, String uid, String name, String type, List<TmxUser> authors) {
        this.mapId = mapId;
        this.uid = uid;
        this.name = name;
        this.type = type;
        this.authors.addAll(authors);
    }

    public long mapId() {
        return mapId;
    }

    public String uid() {
        return uid;
    }

    public String name() {
        return name;
    }

    public String type() {
        return type;
    }

    public List<TmxUser> authors() {
        return List.copyOf(authors);
    }

    /** Somebody else built it too. */
    public void addAuthor(TmxUser author) {
        authors.add(author);
    }

    /** Whether the best scores are shown as -1. */
    public boolean secret() {
        return secret;
    }

    /** Shows the best scores as -1 from now on, or again as they are. */
    public void secret(boolean on) {
        secret = on;
    }

    synchronized void drive(Driven record) {
        records.add(record);
    }

    synchronized void remove(UUID player, Instant at) {
        removals.add(new Removal(player, at));
    }

    /** When the latest record up to a moment was driven. */
    synchronized Optional<Instant> lastRecord(Instant moment) {
        return records.stream()
                .map(Driven::at)
                .filter(at -> !at.isAfter(moment))
                .max(Comparator.naturalOrder());
    }

    /** The board as it stood at a moment: best first, of equal scores the earlier first. */
    public synchronized List<Driven> board(Instant moment) {
        var removedAt = new HashMap<UUID, Instant>();
        for (var removal : removals) {
            if (!removal.at().isAfter(moment)) {
                removedAt.merge(removal.player(), removal.at(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        Map<UUID, Driven> standing = new HashMap<>();
        for (var record : records) {
            var removed = removedAt.get(record.player().id());
            if (record.at().isAfter(moment) || (removed != null && !record.at().isAfter(removed))) {
                continue;
            }
            standing.merge(
                    record.player().id(),
                    record,
                    (old, fresh) -> better(fresh.score(), old.score()) ? fresh : old);
        }
        var byScore = Comparator.comparingInt(Driven::score);
        return standing.values().stream()
                .sorted(
                        (type.equals("TM_Stunt") ? byScore.reversed() : byScore)
                                .thenComparing(Driven::at)
                                .thenComparing(record -> record.player().id()))
                .toList();
    }

    private boolean better(int score, int than) {
        return type.equals("TM_Stunt") ? score > than : score < than;
    }
}
