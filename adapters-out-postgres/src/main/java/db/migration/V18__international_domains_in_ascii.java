package db.migration;

import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.LoginKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Keeps international domains in their ASCII form: in addresses, and in the keys by which people
 * log in. Where somebody else has that address or key already, both stay what they are.
 *
 * <p>Flyway reads number and description from the name of the class.
 */
@SuppressWarnings("IdentifierName")
public class V18__international_domains_in_ascii extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        // Before the addresses change: some of their letters folded into ASCII ones by the rule of
        // old, so a key may be ASCII although what it was made of is not.
        var keys =
                column(
                        connection,
                        "select key, case kind when 'EMAIL' then email else username end"
                                + " from login_names join users on users.id = user_id where "
                                + notAscii("case kind when 'EMAIL' then email else username end"));
        var addresses =
                column(connection, "select email, email from users where " + notAscii("email"));
        for (var address : addresses.keySet()) {
            replace(
                    connection,
                    "update users set email = ? where email = ?"
                            + " and not exists (select from users where email = ?)",
                    EmailAddress.stored(address).value(),
                    address);
        }
        for (var key : keys.entrySet()) {
            replace(
                    connection,
                    "update login_names set key = ? where key = ?"
                            + " and not exists (select from login_names where key = ?)",
                    LoginKey.of(key.getValue()).value(),
                    key.getKey());
        }
    }

    private static String notAscii(String column) {
        return column
                + " like '%@%' and octet_length("
                + column
                + ") > char_length("
                + column
                + ")";
    }

    private static Map<String, String> column(Connection connection, String query)
            throws SQLException {
        var found = new TreeMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }

    private static void replace(Connection connection, String update, String next, String old)
            throws SQLException {
        if (next.equals(old)) {
            return;
        }
        try (var statement = connection.prepareStatement(update)) {
            statement.setString(1, next);
            statement.setString(2, old);
            statement.setString(3, next);
            statement.executeUpdate();
        }
    }
}
