package dev.pacenote.domain.trackmania.driver;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A person guards their own place on one map. Each look compares the board with the last one: the
 * place decides what happened, a better score at the same place is a note. A look that gives no
 * usable answer changes nothing.
 *
 * @param standing as of the last look
 */
public record DriverNotification(
        DriverNotificationId id,
        AccountId owner,
        GuardedMap guardedMap,
        LeaderboardPosition standing,
        Instant createdAt,
        LastCheck lastCheck) {

    /**
     * @param name as typed at creation, replaced by the upstream's when known
     */
    public record GuardedMap(MapUid map, MapName name) {}

    /**
     * @param change what the last look that found a change found
     */
    public record LastCheck(Instant at, Optional<LastChange> change) {}

    /** Whether the place is one of the guarded ones. */
    public enum Status {
        ACTIVE,
        INACTIVE;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A change in short. */
    public record LastChange(
            PositionChange.Kind kind, Instant at, int oldPosition, int newPosition) {}

    public MapUid map() {
        return guardedMap.map();
    }

    public MapName mapName() {
        return guardedMap.name();
    }

    public Status status() {
        return standing.guarded() ? Status.ACTIVE : Status.INACTIVE;
    }

    public Instant lastCheckedAt() {
        return lastCheck.at();
    }

    public Optional<LastChange> lastChange() {
        return lastCheck.change();
    }

    /** What a look leads to. */
    public sealed interface PositionResult {
        /** The board counts: {@code next} must be stored, with the change if there is one. */
        record Seen(DriverNotification next, Optional<PositionChange> change)
                implements PositionResult {}

        /** The answer says nothing: nothing is known, nothing changes. */
        record Unknown() implements PositionResult {}
    }

    /**
     * Looks at the board.
     *
     * @param driver the account that the owner names now
     */
    public PositionResult look(Board board, PlayerId driver, MapType type, Instant now) {
        if (!board.map().equals(map())) {
            throw new IllegalArgumentException("a board of " + board.map() + " for " + map());
        }
        if (board.isEmpty()) {
            return new PositionResult.Unknown();
        }
        var found = LeaderboardPosition.on(board, driver);
        if (!driver.equals(standing.account())) {
            return seen(
                    found.orElseGet(() -> below(driver, Optional.empty())),
                    Optional.of(PositionChange.Kind.REBASED),
                    board,
                    type,
                    now);
        }
        if (found.isEmpty()) {
            var gone = below(driver, standing.best());
            return status() == Status.INACTIVE
                    ? seen(gone, Optional.empty(), board, type, now)
                    : seen(gone, Optional.of(disappeared(board, type)), board, type, now);
        }
        var seen = found.get();
        var next =
                new LeaderboardPosition(
                        driver, seen.position(), seen.best().or(standing::best), seen.ahead());
        return seen(next, judge(next, type), board, type, now);
    }

    /** Somebody made sure that nothing happened since the last look. */
    public DriverNotification confirmed(Instant now) {
        return with(new LastCheck(now, lastChange()));
    }

    private DriverNotification with(LastCheck next) {
        return new DriverNotification(id, owner, guardedMap, standing, createdAt, next);
    }

    /**
     * Whether a run that did not read the board made sure of this place all the same: its survey
     * asked whether the place is still held, or whoever began to guard during the run was looked at
     * then. Neither says anything of another driver.
     *
     * @param driver the account that the owner names now
     * @param surveyed whether the survey looked at the map
     */
    public boolean isConfirmed(PlayerId driver, boolean surveyed, Instant passStartedAt) {
        return driver.equals(standing.account())
                && (surveyed || !lastCheckedAt().isBefore(passStartedAt));
    }

    /**
     * The map is gone, and every record on it. A place that was held is lost; should the map come
     * back, the next look may find it regained.
     */
    public PositionResult.Seen mapGone(Instant now) {
        return seen(
                below(standing.account(), standing.best()),
                status() == Status.ACTIVE
                        ? Optional.of(PositionChange.Kind.RECORD_REMOVED)
                        : Optional.empty(),
                new Board(map(), List.of()),
                MapType.RACE,
                now);
    }

    /** Whether the owner heard of the map's end when their place was lost with it. */
    public boolean lostWithTheMap(Instant goneAt) {
        return lastChange()
                .filter(change -> change.kind() == PositionChange.Kind.RECORD_REMOVED)
                .filter(change -> !change.at().isBefore(goneAt))
                .isPresent();
    }

    private static LeaderboardPosition below(PlayerId driver, Optional<Score.Visible> best) {
        return new LeaderboardPosition(driver, LeaderboardPosition.BELOW, best, Set.of());
    }

    private Optional<PositionChange.Kind> judge(LeaderboardPosition next, MapType type) {
        if (status() == Status.INACTIVE) {
            return next.guarded() ? Optional.of(PositionChange.Kind.REGAINED) : Optional.empty();
        }
        int was = standing.position();
        int is = next.position();
        if (is > LeaderboardPosition.GUARDED) {
            return Optional.of(PositionChange.Kind.FELL_OUT);
        }
        if (is > was) {
            return Optional.of(PositionChange.Kind.BEATEN);
        }
        if (is < was) {
            return Optional.of(PositionChange.Kind.IMPROVED);
        }
        boolean better =
                standing.best().isPresent()
                        && next.best().isPresent()
                        && type.isBetter(next.best().get().value(), standing.best().get().value());
        return better ? Optional.of(PositionChange.Kind.PERSONAL_BEST) : Optional.empty();
    }

    /** Whether a driver who is not on the board was passed, or their record was taken away. */
    private PositionChange.Kind disappeared(Board board, MapType type) {
        if (board.entries().size() < Board.DEPTH) {
            return PositionChange.Kind.RECORD_REMOVED;
        }
        var last = board.entries().getLast().score();
        boolean wouldStillBeThere =
                standing.best().isPresent()
                        && last instanceof Score.Visible(int value)
                        && type.isBetter(standing.best().get().value(), value);
        return wouldStillBeThere
                ? PositionChange.Kind.RECORD_REMOVED
                : PositionChange.Kind.FELL_OUT;
    }

    private PositionResult.Seen seen(
            LeaderboardPosition next,
            Optional<PositionChange.Kind> kind,
            Board board,
            MapType type,
            Instant now) {
        var change =
                kind.map(
                        what ->
                                new PositionChange(
                                        what,
                                        now,
                                        standing.position(),
                                        next.position(),
                                        scoreOn(board, next.account()),
                                        passers(what, board, next, type)));
        var brief =
                change.map(c -> new LastChange(c.kind(), c.at(), c.oldPosition(), c.newPosition()));
        return new PositionResult.Seen(
                new DriverNotification(
                        id,
                        owner,
                        guardedMap,
                        next,
                        createdAt,
                        new LastCheck(now, brief.or(this::lastChange))),
                change);
    }

    private static Optional<Score> scoreOn(Board board, PlayerId driver) {
        return board.entries().stream()
                .filter(entry -> entry.account().equals(driver))
                .map(Entry::score)
                .findFirst();
    }

    private List<PositionChange.Passer> passers(
            PositionChange.Kind kind, Board board, LeaderboardPosition next, MapType type) {
        if (kind != PositionChange.Kind.BEATEN && kind != PositionChange.Kind.FELL_OUT) {
            return List.of();
        }
        return board.entries().stream()
                .filter(entry -> entry.position() < next.position())
                .filter(entry -> !standing.ahead().contains(entry.account()))
                .map(entry -> passer(entry, next.best(), type))
                .toList();
    }

    private static PositionChange.Passer passer(
            Entry entry, Optional<Score.Visible> own, MapType type) {
        var delta =
                own.isPresent() && entry.score() instanceof Score.Visible(int theirs)
                        ? OptionalInt.of(
                                type == MapType.STUNT
                                        ? theirs - own.get().value()
                                        : own.get().value() - theirs)
                        : OptionalInt.empty();
        return new PositionChange.Passer(
                entry.account(),
                entry.score(),
                delta,
                entry.position(),
                entry.zone().name(),
                entry.drivenAt());
    }

    public DriverNotification named(MapName upstream) {
        return new DriverNotification(
                id, owner, new GuardedMap(map(), upstream), standing, createdAt, lastCheck);
    }
}
