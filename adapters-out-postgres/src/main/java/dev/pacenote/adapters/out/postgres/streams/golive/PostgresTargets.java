package dev.pacenote.adapters.out.postgres.streams.golive;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.streams.golive.target.Targets;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.guild.TextChannelId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Whether posts to channels go through, in Postgres. */
@Singleton
public final class PostgresTargets implements Targets {

    private final TargetRows rows;
    private final PostgresStore store;

    PostgresTargets(TargetRows rows, PostgresStore store) {
        this.rows = rows;
        this.store = store;
    }

    @Override
    public TargetHealth find(GuildId guild, TextChannelId channel) {
        if (!store.isOpen()) {
            return health(rows.find(guild.value(), channel.value()));
        }
        // A row that is not there cannot be held.
        rows.insertAbsent(guild.value(), channel.value());
        return health(rows.hold(guild.value(), channel.value()));
    }

    private static TargetHealth health(List<TargetRows.Row> found) {
        return found.stream()
                .findFirst()
                .map(PostgresTargets::health)
                .orElseGet(TargetHealth.Ok::new);
    }

    private static TargetHealth health(TargetRows.Row row) {
        var reason = row.reason();
        var since = row.since();
        return reason == null || since == null
                ? new TargetHealth.Ok(Optional.ofNullable(since))
                : new TargetHealth.Paused(TargetHealth.Reason.of(reason).orElseThrow(), since);
    }

    @Override
    public void save(GuildId guild, TextChannelId channel, TargetHealth health) {
        switch (health) {
            case TargetHealth.Ok(var mendedAt) ->
                    rows.save(
                            guild.value(),
                            channel.value(),
                            null,
                            mendedAt.map(Rows::microseconds).orElse(null));
            case TargetHealth.Paused(var reason, var since) ->
                    rows.save(
                            guild.value(),
                            channel.value(),
                            reason.wireName(),
                            Rows.microseconds(since));
        }
    }

    @Override
    public List<PausedTarget> paused() {
        return rows.paused().stream()
                .map(
                        row ->
                                new PausedTarget(
                                        new GuildId(row.guild()), new TextChannelId(row.channel())))
                .toList();
    }

    @Override
    public void forget(GuildId guild) {
        rows.forget(guild.value());
    }

    @Override
    public long countPaused() {
        return rows.countPaused();
    }
}
