package dev.pacenote.adapters.out.postgres.delivery;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.delivery.mail.AccountMailHandOvers;
import dev.pacenote.application.platform.retention.RetentionStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** In Postgres: which mails about accounts are being handed over, and which were. */
@Singleton
public final class PostgresAccountMailHandOvers implements AccountMailHandOvers, RetentionStore {

    private final AccountMailHandOverRows rows;

    PostgresAccountMailHandOvers(AccountMailHandOverRows rows) {
        this.rows = rows;
    }

    @Override
    public Turn take(UUID mail, Instant now, Instant until) {
        if (rows.take(mail, Rows.microseconds(now), Rows.microseconds(until)) > 0) {
            return Turn.TAKEN;
        }
        return rows.findById(mail).filter(AccountMailHandOverRows.Row::done).isPresent()
                ? Turn.DONE
                : Turn.BUSY;
    }

    @Override
    public void done(UUID mail, Instant at) {
        rows.done(mail, Rows.microseconds(at));
    }

    @Override
    public void giveBack(UUID mail) {
        rows.giveBack(mail);
    }

    @Override
    public String name() {
        return "account-mail-hand-overs";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return rows.purge(now.minus(REMEMBERED), atMost);
    }
}
