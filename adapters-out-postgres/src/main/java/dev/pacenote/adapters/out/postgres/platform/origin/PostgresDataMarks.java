package dev.pacenote.adapters.out.postgres.platform.origin;

import dev.pacenote.application.platform.origin.DataMarks;
import dev.pacenote.domain.platform.origin.DataOrigin;
import dev.pacenote.domain.platform.origin.FoundData;
import jakarta.inject.Singleton;

/** The mark of the data in Postgres. */
@Singleton
public final class PostgresDataMarks implements DataMarks {

    private final DataMarkRows rows;

    PostgresDataMarks(DataMarkRows rows) {
        this.rows = rows;
    }

    @Override
    public FoundData find() {
        var found = rows.accounts(FoundData.INVENTED_ADDRESSES);
        return new FoundData(
                rows.origin().map(DataOrigin::ofWireName),
                found.accounts(),
                found.withAddress(),
                found.invented());
    }

    @Override
    public DataOrigin mark(DataOrigin origin) {
        rows.add(origin.wireName());
        return DataOrigin.ofWireName(rows.origin().orElseThrow());
    }
}
