package dev.pacenote.adapters.out.postgres.trackmania.driver;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.DriverNotification.LastChange;
import dev.pacenote.domain.trackmania.driver.DriverNotificationId;
import dev.pacenote.domain.trackmania.driver.NewDriverNotification;
import dev.pacenote.domain.trackmania.driver.PositionChange;
import io.micronaut.data.annotation.DataTransformer;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code driver_notifications}.
 *
 * @param ahead an array of Postgres, as text: <code>{…,…}</code>
 */
@MappedEntity("driver_notifications")
record DriverNotificationRow(
        @Id @GeneratedValue @Nullable Long id,
        long userId,
        String mapUid,
        String mapName,
        UUID accountId,
        int position,
        @Nullable Integer best,
        @DataTransformer(write = "?::uuid[]") String ahead,
        Instant createdAt,
        Instant lastCheckedAt,
        @Nullable String changeKind,
        @Nullable Instant changeAt,
        @Nullable Integer changeOld,
        @Nullable Integer changeNew) {

    static DriverNotificationRow of(NewDriverNotification added) {
        return new DriverNotificationRow(
                null,
                added.owner().value(),
                added.guardedMap().map().value(),
                added.guardedMap().name().raw(),
                added.standing().account().value(),
                added.standing().position(),
                best(added.standing()),
                ahead(added.standing()),
                Rows.microseconds(added.createdAt()),
                Rows.microseconds(added.createdAt()),
                null,
                null,
                null,
                null);
    }

    static DriverNotificationRow of(DriverNotification notification) {
        var change = notification.lastChange();
        return new DriverNotificationRow(
                notification.id().value(),
                notification.owner().value(),
                notification.map().value(),
                notification.mapName().raw(),
                notification.standing().account().value(),
                notification.standing().position(),
                best(notification.standing()),
                ahead(notification.standing()),
                Rows.microseconds(notification.createdAt()),
                Rows.microseconds(notification.lastCheckedAt()),
                change.map(last -> last.kind().name()).orElse(null),
                Rows.stored(change.map(LastChange::at)),
                change.map(LastChange::oldPosition).orElse(null),
                change.map(LastChange::newPosition).orElse(null));
    }

    private static @Nullable Integer best(LeaderboardPosition position) {
        return position.best().map(Score.Visible::value).orElse(null);
    }

    private static String ahead(LeaderboardPosition position) {
        return position.ahead().stream()
                .map(player -> player.value().toString())
                .collect(Collectors.joining(",", "{", "}"));
    }

    DriverNotification notification() {
        return new DriverNotification(
                new DriverNotificationId(Objects.requireNonNull(id)),
                new AccountId(userId),
                new DriverNotification.GuardedMap(new MapUid(mapUid), new MapName(mapName)),
                new LeaderboardPosition(
                        new PlayerId(accountId),
                        position,
                        Optional.ofNullable(best).map(Score.Visible::new),
                        Arrays.stream(ahead.substring(1, ahead.length() - 1).split(","))
                                .filter(text -> !text.isEmpty())
                                .map(text -> new PlayerId(UUID.fromString(text)))
                                .collect(Collectors.toSet())),
                createdAt,
                new DriverNotification.LastCheck(lastCheckedAt, lastChange()));
    }

    private Optional<LastChange> lastChange() {
        return Optional.ofNullable(changeKind)
                .map(
                        kind ->
                                new LastChange(
                                        PositionChange.Kind.valueOf(kind),
                                        Objects.requireNonNull(changeAt),
                                        Objects.requireNonNull(changeOld),
                                        Objects.requireNonNull(changeNew)));
    }
}
