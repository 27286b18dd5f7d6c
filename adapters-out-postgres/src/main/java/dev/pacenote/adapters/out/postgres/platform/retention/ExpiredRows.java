package dev.pacenote.adapters.out.postgres.platform.retention;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import java.util.Map;

/** Deletes expired rows and passes over those that somebody else holds. */
public final class ExpiredRows {

    private final PostgresStore store;

    public ExpiredRows(PostgresStore store) {
        this.store = store;
    }

    /**
     * Deletes rows of a table.
     *
     * @param which a condition in SQL, with the names of the values
     * @return how many
     */
    public int delete(String table, String which, Map<String, ?> values, int atMost) {
        return store.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        delete from <table> where ctid in
                                            (select ctid from <table> where <which>
                                            limit :most for update skip locked)
                                        """)
                                .define("table", table)
                                .define("which", which)
                                .bindMap(values)
                                .bind("most", atMost)
                                .execute());
    }
}
