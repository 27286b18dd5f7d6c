package dev.pacenote.architecture.planted.tests;

import dev.pacenote.domain.identity.account.AccountId;
import java.sql.DriverManager;
import java.sql.SQLException;

/** An acceptance test that knows the core, and looks into the database. */
final class InsideLooker {

    private InsideLooker() {}

    static boolean isThere(String database, AccountId account) throws SQLException {
        try (var connection = DriverManager.getConnection(database);
                var query = connection.prepareStatement("select 1 from accounts where id = ?")) {
            query.setLong(1, account.value());
            return query.executeQuery().next();
        }
    }
}
