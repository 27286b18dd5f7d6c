package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.RecordKey;
import dev.pacenote.domain.trackmania.board.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Every record ever seen on one map, and the rule that says whether an entry is news. A driver's
 * standing record only ever gives way to one that was driven later; so an entry that was driven no
 * later than one we know is an old answer, a withdrawn record's predecessor or a corrected time,
 * but never news.
 */
public final class KnownRecords {

    /**
     * No answer about a board is older than this: a record that was driven longer ago and is not on
     * a board was taken away.
     */
    static final Duration OLDEST_ANSWER = Duration.ofDays(2);

    /** What was told longer ago than this may be forgotten by whoever told it. */
    static final Duration TOLD_IS_REMEMBERED = Duration.ofDays(365);

    private final Map<RecordKey, ObservedRecord> observed;
    private final Map<PlayerId, Latest> latest;

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

    private KnownRecords(Map<RecordKey, ObservedRecord> observed, Map<PlayerId, Latest> latest) {
        this.observed = observed;
        this.latest = latest;
    }

    /**
     * A record that was seen at some time.
     *
     * @param position the best place that it was told for
     */
    public record ObservedRecord(RecordKey key, Optional<Instant> drivenAt, int position) {}

    public static KnownRecords of(Collection<ObservedRecord> observed) {
        var byKey = new HashMap<RecordKey, ObservedRecord>();
        var latest = new HashMap<PlayerId, Latest>();
        for (var seen : observed) {
            byKey.put(seen.key(), seen);
            latest.merge(
                    seen.key().account(),
                    Latest.NOTHING.with(seen.key().mark(), seen.drivenAt()),
                    (known, _) -> known.with(seen.key().mark(), seen.drivenAt()));
        }
        return new KnownRecords(byKey, latest);
    }

    public boolean isEmpty() {
        return observed.isEmpty();
    }

    /** Whether this entry is a record that nobody has seen before. */
    public boolean isNews(MapUid map, Entry entry, MapType type) {
        if (observed.containsKey(RecordKey.of(map, entry))) {
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

    /**
     * Whether the first entry of this board is a world record that was only ever seen below a
     * better one, and that one was taken away. A board that is merely old looks the same: the
     * answer is yes only when the board is younger than every record that is gone.
     */
    public boolean isUncovered(Board board, MapType type, Instant now) {
        if (board.isEmpty()) {
            return false;
        }
        var first = board.entries().getFirst();
        var seen = observed.get(RecordKey.of(board.map(), first));
        if (seen == null
                || seen.position() == 1
                || first.position() != 1
                || first.score().visible().isEmpty()
                || first.drivenAt().isEmpty()
                || first.drivenAt().get().isBefore(now.minus(TOLD_IS_REMEMBERED))) {
            return false;
        }
        int value = first.score().visible().getAsInt();
        var gone =
                observed.values().stream()
                        .filter(lead -> lead.position() == 1 && lead.key().mark() >= 0)
                        .filter(lead -> !type.isBetter(value, (int) lead.key().mark()))
                        .toList();
        return !gone.isEmpty() && gone.stream().allMatch(lead -> isYounger(board, lead, now));
    }

    private static boolean isYounger(Board board, ObservedRecord gone, Instant now) {
        return gone.drivenAt()
                .filter(
                        at ->
                                at.isBefore(now.minus(OLDEST_ANSWER))
                                        || board.entries().stream()
                                                .flatMap(entry -> entry.drivenAt().stream())
                                                .anyMatch(at::isBefore))
                .isPresent();
    }

    private static boolean beats(int value, Latest known, MapType type) {
        return type == MapType.STUNT
                ? known.highest().isEmpty() || value > known.highest().getAsLong()
                : known.lowest().isEmpty() || value < known.lowest().getAsLong();
    }
}
