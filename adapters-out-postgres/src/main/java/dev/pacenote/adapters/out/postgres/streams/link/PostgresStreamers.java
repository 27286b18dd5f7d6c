package dev.pacenote.adapters.out.postgres.streams.link;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.link.Absence;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.ChannelNames;
import dev.pacenote.domain.streams.link.Consent;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Twitch channels in Postgres. */
@Singleton
public final class PostgresStreamers implements Streamers {

    private final StreamerRows rows;

    PostgresStreamers(StreamerRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Streamer> find(StreamerId id) {
        return rows.findById(id.value()).map(PostgresStreamers::streamer);
    }

    @Override
    public List<Streamer> findAll(Collection<StreamerId> ids) {
        return rows.findAll(ids.stream().map(StreamerId::toString).toArray(String[]::new)).stream()
                .map(PostgresStreamers::streamer)
                .toList();
    }

    @Override
    public Optional<Streamer> findByBroadcaster(BroadcasterId broadcaster) {
        return rows.findByBroadcaster(broadcaster.value()).map(PostgresStreamers::streamer);
    }

    @Override
    public List<Streamer> provedBy(AccountId account) {
        return rows.provedBy(account.value()).stream().map(PostgresStreamers::streamer).toList();
    }

    private static Streamer streamer(StreamerRows.Row row) {
        return new Streamer(
                new StreamerId(row.id()),
                new BroadcasterId(row.broadcaster()),
                new ChannelNames(new TwitchLogin(row.login()), row.displayName(), row.avatar()),
                Optional.ofNullable(row.namedAt()),
                Consent.of(row.consent()).orElseThrow(),
                Optional.ofNullable(row.provedBy()).map(AccountId::new),
                new Absence(Optional.ofNullable(row.missedAt()), row.gone()),
                Optional.ofNullable(row.unfollowedSince()),
                row.version());
    }

    @Override
    public List<Streamer> unfollowed() {
        return rows.unfollowed().stream().map(PostgresStreamers::streamer).toList();
    }

    @Override
    public boolean remove(Streamer streamer) {
        return rows.remove(streamer.id().value(), streamer.version()) == 1;
    }

    @Override
    public SaveResult<Streamer> save(Streamer streamer) {
        var names = streamer.names();
        var named = Rows.stored(streamer.namedAt());
        var missed = Rows.stored(streamer.absence().missedAt());
        var unfollowed = Rows.stored(streamer.unfollowedSince());
        var provedBy = streamer.provedBy().map(AccountId::value).orElse(null);
        int saved =
                streamer.version() == 0
                        ? rows.insert(
                                streamer.id().value(),
                                streamer.broadcaster().value(),
                                names.login().value(),
                                names.displayName(),
                                names.avatar(),
                                named,
                                streamer.consent().wireName(),
                                provedBy,
                                streamer.gone(),
                                missed,
                                unfollowed)
                        : rows.update(
                                streamer.id().value(),
                                names.login().value(),
                                names.displayName(),
                                names.avatar(),
                                named,
                                streamer.consent().wireName(),
                                provedBy,
                                streamer.gone(),
                                missed,
                                unfollowed,
                                streamer.version());
        return saved == 1
                ? new SaveResult.Saved<>(streamer.savedAs(streamer.version() + 1))
                : new SaveResult.Conflict<>();
    }
}
