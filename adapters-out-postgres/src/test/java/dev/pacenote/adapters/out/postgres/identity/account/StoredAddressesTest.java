package dev.pacenote.adapters.out.postgres.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.LoginKey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Addresses as versions before the rule "what is accepted can be mailed" stored them. */
class StoredAddressesTest {

    @Test
    void accounts_with_any_stored_address_are_read_and_log_in_as_before() throws Exception {
        try (var server =
                EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start()) {
            Flyway.configure()
                    .dataSource(server.getPostgresDatabase())
                    .target("16")
                    .load()
                    .migrate();
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                var accounts =
                        new String[][] {
                            {"anna", "anna@b\u00fccher.example"},
                            {"otto", "otto@b\u00fccher.example"},
                            {"otto2", "otto@xn--bcher-kva.example"},
                            {"zoe", "zo\u00eb@example.org"},
                            {"dots", "a..b@example.org"},
                            {"sharp", "s@stra\u00dfe.example"},
                            {"dotless", "x@\u0131stanbul.example"},
                            {"Y@\u0131zmir.example", "izmir@example.org"},
                            {"kelvin", "k@\u212aelvin.example"},
                            {"Fox@B\u00dcCHER.example", "fox@example.org"},
                        };
                for (var account : accounts) {
                    statement.execute(
                            """
                            with added as (
                                insert into users (username, email, password_hash, role, enabled,
                                    mail_enabled, zone, created_at)
                                values ('%s', '%s', 'hash', 'USER', true, true, 'UTC', now())
                                returning id)
                            insert into login_names
                                select '%s', id, 'EMAIL' from added
                                union all select '%s', id, 'USERNAME' from added
                            """
                                    .formatted(
                                            account[0],
                                            account[1],
                                            key(account[1]),
                                            key(account[0])));
                }
            }
            var settings =
                    new PostgresStore.Settings(
                            server.getJdbcUrl("postgres", "postgres"),
                            "",
                            "",
                            4,
                            Duration.ofSeconds(5));
            try (var store = PostgresStore.open(settings);
                    var stores = new StandaloneStores(store)) {
                var users = stores.get(PostgresAccounts.class);

                var anna = users.findByLogin(LoginKey.of("Anna@B\u00fccher.example")).orElseThrow();
                assertThat(Samples.address(anna).value()).isEqualTo("anna@xn--bcher-kva.example");
                assertThat(users.findByLogin(Samples.address(anna).key())).contains(anna);
                assertThat(login(users, "fox@b\u00fccher.example"))
                        .isEqualTo("Fox@B\u00dcCHER.example");
                // Two accounts, one address: each is found by its name, and the newer spelling
                // belongs to whoever stored it.
                assertThat(login(users, "otto")).isEqualTo("otto");
                assertThat(login(users, "otto@b\u00fccher.example")).isEqualTo("otto2");
                for (var odd : new String[] {"zo\u00eb@example.org", "a..b@example.org"}) {
                    var account = users.findByLogin(LoginKey.of(odd)).orElseThrow();
                    assertThat(Samples.address(account).value()).isEqualTo(odd);
                    assertThat(Samples.address(account).isMailable()).isFalse();
                }
                // The old rule folded these letters into ASCII ones, so the old keys were ASCII.
                assertThat(login(users, "x@\u0131stanbul.example")).isEqualTo("dotless");
                assertThat(login(users, "y@\u0131zmir.example")).isEqualTo("Y@\u0131zmir.example");
                assertThat(login(users, "k@\u212aelvin.example")).isEqualTo("kelvin");
                var sharp = users.findByLogin(LoginKey.of("s@stra\u00dfe.example")).orElseThrow();
                assertThat(Samples.address(sharp).isMailable()).isFalse();
            }
        }
    }

    /** As versions before international domains folded an address. */
    private static String key(String address) {
        var composed = Normalizer.normalize(address, Normalizer.Form.NFKC);
        return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static String login(PostgresAccounts users, String typed) {
        return users.findByLogin(LoginKey.of(typed)).orElseThrow().username().value();
    }
}
