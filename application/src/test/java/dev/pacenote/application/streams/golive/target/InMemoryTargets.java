package dev.pacenote.application.streams.golive.target;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.util.List;

/** Whether posts to channels go through, in memory. */
public final class InMemoryTargets implements Targets {

    public record Key(GuildId guild, TextChannelId channel) {}

    private final Tables tables;

    public InMemoryTargets(Tables tables) {
        this.tables = tables;
    }

    @Override
    public TargetHealth find(GuildId guild, TextChannelId channel) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.TARGETS)
                                .getOrDefault(new Key(guild, channel), new TargetHealth.Ok()));
    }

    @Override
    public void save(GuildId guild, TextChannelId channel, TargetHealth health) {
        tables.with(
                state -> state.rows(StreamsTables.TARGETS).put(new Key(guild, channel), health));
    }

    @Override
    public List<PausedTarget> paused() {
        return tables.with(
                state ->
                        state.rows(StreamsTables.TARGETS).entrySet().stream()
                                .filter(it -> it.getValue() instanceof TargetHealth.Paused)
                                .map(
                                        it ->
                                                new PausedTarget(
                                                        it.getKey().guild(), it.getKey().channel()))
                                .toList());
    }

    @Override
    public void forget(GuildId guild) {
        tables.with(
                state ->
                        state.rows(StreamsTables.TARGETS)
                                .keySet()
                                .removeIf(key -> key.guild().equals(guild)));
    }

    @Override
    public long countPaused() {
        return tables.with(
                state ->
                        state.rows(StreamsTables.TARGETS).values().stream()
                                .filter(TargetHealth.Paused.class::isInstance)
                                .count());
    }
}
