package dev.pacenote.application.streams.golive.member;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.streams.golive.MemberTelling;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Of which broadcasts members are still to be told, in memory. */
public final class InMemoryMemberTellings implements MemberTellings {

    private final Tables tables;

    public InMemoryMemberTellings(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void save(MemberTelling telling) {
        tables.with(state -> state.rows(StreamsTables.TELLINGS).put(telling.broadcast(), telling));
    }

    @Override
    public List<UUID> due(Instant now, int limit) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.TELLINGS).values().stream()
                                .filter(telling -> !telling.due().isAfter(now))
                                .sorted(Comparator.comparing(MemberTelling::due))
                                .limit(limit)
                                .map(MemberTelling::broadcast)
                                .toList());
    }

    /** A transaction has all of the tables. */
    @Override
    public Optional<MemberTelling> hold(UUID broadcast) {
        return tables.with(
                state -> Optional.ofNullable(state.rows(StreamsTables.TELLINGS).get(broadcast)));
    }

    @Override
    public void remove(UUID broadcast) {
        tables.with(state -> state.rows(StreamsTables.TELLINGS).remove(broadcast));
    }
}
