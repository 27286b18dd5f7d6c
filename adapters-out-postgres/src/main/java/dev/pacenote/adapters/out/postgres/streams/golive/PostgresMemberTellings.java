package dev.pacenote.adapters.out.postgres.streams.golive;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.streams.golive.member.MemberTellings;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.golive.MemberTelling;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Of which broadcasts members are still to be told, in Postgres. */
@Singleton
public final class PostgresMemberTellings implements MemberTellings {

    private final MemberTellingRows rows;

    PostgresMemberTellings(MemberTellingRows rows) {
        this.rows = rows;
    }

    @Override
    public void save(MemberTelling telling) {
        rows.save(
                telling.broadcast(),
                telling.toldUpTo().map(AccountId::value).orElse(null),
                Rows.microseconds(telling.due()));
    }

    @Override
    public List<UUID> due(Instant now, int limit) {
        return rows.due(Rows.microseconds(now), limit).stream()
                .map(MemberTellingRows.Row::broadcast)
                .toList();
    }

    @Override
    public Optional<MemberTelling> hold(UUID broadcast) {
        return rows.hold(broadcast).stream()
                .map(
                        row ->
                                new MemberTelling(
                                        row.broadcast(),
                                        Optional.ofNullable(row.toldUpTo()).map(AccountId::new),
                                        row.due()))
                .findFirst();
    }

    @Override
    public void remove(UUID broadcast) {
        rows.remove(broadcast);
    }
}
