package dev.pacenote.domain.trackmania;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Every record ever seen on one map, and the rule that says whether an entry is news. A driver's
 * standing record only ever gives way to one that was driven later; so an entry that was driven no
 * later than one we know is an old answer, a withdrawn record's predecessor or a corrected time,
 * but never news.
 */
public final class KnownRecords {

    private final Set<RecordKey> keys;
    private final Map<AccountId, Latest> latest;

    /** What is known of one driver: the latest dated record, and the lowest and highest score. */
    private record Latest(Optional<Instant> drivenAt, OptionalLong lowest, OptionalLong highest) {

        private static final Latest NOTHING =
                new Latest(Optional.empty(), OptionalLong.empty(), OptionalLong.empty());

        Latest with(long mark, Optional<Instant> at) {
            var later =
                    drivenAt.isPresent() && at.isPresent()
                            ? (at.get().isAfter(drivenAt.get()) ? at : drivenAt)
                            : drivenAt.or(() -> at);
            if (mark < 0) {
                return new Latest(later, lowest, highest);
            }
            return new Latest(
                    later,
                    OptionalLong.of(Math.min(mark, lowest.orElse(mark))),
                    OptionalLong.of(Math.max(mark, highest.orElse(mark))));
        }
    }

    private KnownRecords(Set<RecordKey> keys, Map<AccountId, Latest> latest) {
        this.keys = keys;
        this.latest = latest;
    }

    /** A record that was seen at some time. */
    public record Sighting(RecordKey key, Optional<Instant> drivenAt) {}

    public static KnownRecords of(Collection<Sighting> sightings) {
        var keys = new HashSet<RecordKey>();
        var latest = new HashMap<AccountId, Latest>();
        for (var sighting : sightings) {
            keys.add(sighting.key());
            latest.merge(
                    sighting.key().account(),
                    Latest.NOTHING.with(sighting.key().mark(), sighting.drivenAt()),
                    (known, _) -> known.with(sighting.key().mark(), sighting.drivenAt()));
        }
        return new KnownRecords(keys, latest);
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Whether this entry is a record that nobody has seen before. */
    public boolean isNews(MapUid map, Entry entry, MapType type) {
        if (keys.contains(RecordKey.of(map, entry))) {
            return false;
        }
        var known = latest.get(entry.account());
        if (known == null) {
            return true;
        }
        if (entry.drivenAt().isPresent() && known.drivenAt().isPresent()) {
            return entry.drivenAt().get().isAfter(known.drivenAt().get());
        }
        return switch (entry.score()) {
            case Score.Visible(int value) -> beats(value, known, type);
            case Score.Hidden _ -> false;
        };
    }

    private static boolean beats(int value, Latest known, MapType type) {
        return type == MapType.STUNT
                ? known.highest().isEmpty() || value > known.highest().getAsLong()
                : known.lowest().isEmpty() || value < known.lowest().getAsLong();
    }
}
