package dev.pacenote.adapters.out.postgres.platform;

import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.StoreUnavailableException;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.exceptions.TransactionException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a failure of the database means. A lost or absent database is a {@link
 * StoreUnavailableException}, a row that others held for too long an {@link OverloadedException};
 * everything else is a bug and passed on.
 */
final class StoreFailures {

    private static final String READ_ONLY = "25006";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private StoreFailures() {}

    static RuntimeException translate(RuntimeException e) {
        if (!isOfDatabase(e)) {
            return e;
        }
        if (hasCause(e, sql -> LOCK_NOT_AVAILABLE.equals(sql.getSQLState()))) {
            var tooMany = new OverloadedException("changes of the same rows");
            tooMany.initCause(e);
            return tooMany;
        }
        return isOutage(e) ? new StoreUnavailableException(e) : e;
    }

    /** A database that only reads has been replaced by another. */
    static boolean isReadOnly(Throwable e) {
        return hasCause(e, sql -> READ_ONLY.equals(sql.getSQLState()));
    }

    /** SQL states 40001 (serialization) and 40P01 (deadlock): everything was undone. */
    static boolean isRolledBackByDatabase(Throwable e) {
        return hasCause(
                e, sql -> "40001".equals(sql.getSQLState()) || "40P01".equals(sql.getSQLState()));
    }

    private static boolean isOfDatabase(RuntimeException e) {
        var name = e.getClass().getName();
        return e instanceof DataAccessException
                || e instanceof ConnectionException
                || e instanceof TransactionException
                || name.startsWith("com.zaxxer")
                || name.startsWith("org.flywaydb");
    }

    private static boolean isOutage(RuntimeException e) {
        return e instanceof ConnectionException || hasCause(e, StoreFailures::isOutage);
    }

    private static boolean hasCause(Throwable e, Predicate<SQLException> what) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && what.test(sql));
    }

    /**
     * SQL states 08 (connection), 53 (resources), 57P (shutdown), 58 (system), 25006 (read-only).
     */
    private static boolean isOutage(SQLException e) {
        var state = e.getSQLState();
        if (state == null) {
            // The pool's own "no connection in time" has no state.
            return e instanceof SQLTransientConnectionException;
        }
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.startsWith("58")
                || state.equals(READ_ONLY);
    }
}
