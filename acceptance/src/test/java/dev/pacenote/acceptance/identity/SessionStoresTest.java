package dev.pacenote.acceptance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.Assembly;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code SESSION_STORE} chooses where sessions are kept; people notice nothing. */
class SessionStoresTest {

    static Stream<String> stores() {
        return switch (Assembly.current()) {
            case SERVER -> Stream.of("postgres", "memory");
            case MIXED -> Stream.of("dynamodb");
            case LAMBDA -> Stream.of("dynamodb", "postgres");
        };
    }

    private static Api.Answer with(Api api, String path, Api.Answer login) {
        return api.post(
                "/api/v1/users/" + path, Map.of("refresh_token", login.text("refresh_token")));
    }

    @Tag("mixed")
    @ParameterizedTest
    @MethodSource("stores")
    void a_session_begins_is_refreshed_and_ends_wherever_it_is_kept(String store) throws Exception {
        try (var app =
                new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                        .with("SESSION_STORE", store)) {
            var api = app.open();
            api.register("Mad Fox", "fox@example.org");
            var login = api.logIn("Mad Fox");

            assertThat(sessionsInPostgres(app)).isEqualTo(store.equals("postgres") ? 1 : 0);
            var refreshed = with(api, "refresh", login);
            assertThat(refreshed.status()).isEqualTo(200);
            var token = refreshed.text("access_token");
            assertThat(api.get("/api/v1/users/alerts", token).status()).isEqualTo(200);
            assertThat(with(api, "logout", refreshed).status()).isEqualTo(200);
            assertThat(api.get("/api/v1/users/alerts", token).status()).isEqualTo(401);
            assertThat(with(api, "refresh", refreshed).status()).isEqualTo(401);
        }
    }

    private static int sessionsInPostgres(TestApplication app) throws SQLException {
        try (var connection = DriverManager.getConnection(app.databaseUrl);
                var query = connection.createStatement();
                var rows = query.executeQuery("select count(*) from sessions")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
