package dev.pacenote.acceptance.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.BadTokens;
import dev.pacenote.acceptance.support.LogCapture;
import dev.pacenote.acceptance.support.OpenApi;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.FreePort;
import dev.pacenote.sandbox.issuer.TokenIssuer;
import dev.pacenote.sandbox.streams.DiscordService;
import dev.pacenote.sandbox.streams.DiscordService.Person;
import dev.pacenote.sandbox.streams.TwitchService;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * What opens no route of this area, which the OpenAPI document leaves to the contract of its
 * client, and that its cookie opens no route of areas that take none.
 */
class StreamsAuthenticationTest {

    private static final String APP_CLIENT = "app-1";
    private static final String PAGE = "https://pacenote.example";
    private static final Person NEO = new Person("186000000000000001", "neo");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final TokenIssuer ISSUER = issuer();
    private static final TokenIssuer OTHER = issuer();
    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private static final DiscordService DISCORD = new DiscordService(APP.clock);
    private static final TwitchService TWITCH = new TwitchService(APP.clock);
    private static final Api API = open();

    /** Whoever is not known may call these. */
    private static final Set<String> OPEN =
            Set.of(
                    "GET /api/health",
                    "GET /api/invites/{code}",
                    "POST /api/auth/discord/exchange",
                    "GET /api/auth/discord/login",
                    "GET /api/auth/discord/callback",
                    "GET /api/auth/twitch/callback",
                    "POST /api/auth/logout");

    private static TokenIssuer issuer() {
        try {
            return TokenIssuer.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Api open() {
        int port = FreePort.find();
        DISCORD.guild("900000000000000001", "Speed Club", NEO, true);
        return APP.with("PORT", Integer.toString(port))
                .with("FEATURES", "trackmania,messages,parts,streams")
                .with("OIDC_ISSUER", ISSUER.url())
                .with("OIDC_AUDIENCE", APP_CLIENT)
                .with("METRICS_TOKEN", "metrics-token-of-the-tests")
                .with("API_BASE_URL", "http://127.0.0.1:" + port)
                .with("DISCORD_CLIENT_ID", DiscordService.CLIENT_ID)
                .with("DISCORD_CLIENT_SECRET", DiscordService.CLIENT_SECRET)
                .with("DISCORD_BOT_TOKEN", DiscordService.BOT_TOKEN)
                .with("DISCORD_API_URL", DISCORD.api().toString())
                .with("TWITCH_CLIENT_ID", TwitchService.CLIENT_ID)
                .with("TWITCH_CLIENT_SECRET", TwitchService.CLIENT_SECRET)
                .with("TWITCH_WEBHOOK_SECRET", "secret of the tests")
                .with("TWITCH_API_URL", TWITCH.url().toString())
                .with("TWITCH_ID_URL", TWITCH.url().toString())
                .open();
    }

    @AfterAll
    static void close() {
        APP.close();
        TWITCH.close();
        DISCORD.close();
        ISSUER.close();
        OTHER.close();
    }

    /** All routes of this area but those that are open on purpose, as "METHOD /path". */
    private static List<String> doors() {
        var routes =
                APP.service()
                        .bean(Router.class)
                        .uriRoutes()
                        .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                        .map(
                                route ->
                                        route.getHttpMethodName()
                                                + " "
                                                + route.getUriMatchTemplate().toPathString())
                        .map(route -> route.replaceFirst("/$", ""))
                        .filter(route -> route.matches("\\w+ /api/(?!v1/).*"))
                        .distinct()
                        .toList();
        assertThat(routes).containsAll(OPEN);
        var doors = routes.stream().filter(route -> !OPEN.contains(route)).toList();
        assertThat(doors).hasSizeGreaterThan(25);
        return doors;
    }

    private static int knock(String door, Map<String, String> headers) {
        // Guesses are limited.
        APP.clock.pass(Duration.ofMinutes(1));
        var way = door.split(" ", 2);
        var path =
                way[1].replace("{date}", "2026-11-20")
                        .replaceAll("\\{\\w+}", "0199c0de-0000-7000-8000-000000000001");
        var request = API.request(path).method(way[0], BodyPublishers.noBody());
        headers.forEach(request::header);
        try {
            return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(door, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void no_route_of_streams_opens_without_a_token_or_by_a_bad_one() {
        for (var door : doors()) {
            assertThat(knock(door, Map.of())).as(door).isEqualTo(401);
            var bad = new LinkedHashMap<>(BadTokens.of(ISSUER, APP_CLIENT, OTHER, now()));
            bad.put("expired", BadTokens.expired(ISSUER, APP_CLIENT, now()));
            bad.forEach(
                    (what, token) ->
                            assertThat(knock(door, Map.of("Authorization", "Bearer " + token)))
                                    .as(what + ": " + door)
                                    .isEqualTo(401));
            assertThat(knock(door, Map.of("Cookie", "session=" + "a".repeat(43), "Origin", PAGE)))
                    .as("a cookie of nobody: " + door)
                    .isEqualTo(401);
        }
    }

    private static Instant now() {
        return APP.clock.instant();
    }

    /** The routes of the document that people come in by, and whether a cookie will do. */
    private static Map<String, Boolean> documented() {
        var doors = new LinkedHashMap<String, Boolean>();
        var paths = OpenApi.read(API.get("/openapi.yml").body()).document().path("paths");
        for (var path : paths.properties()) {
            for (var operation : path.getValue().properties()) {
                var schemes = new ArrayList<String>();
                operation
                        .getValue()
                        .path("security")
                        .forEach(one -> one.fieldNames().forEachRemaining(schemes::add));
                if (!schemes.isEmpty()) {
                    doors.put(
                            operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                            schemes.contains("cookie"));
                }
            }
        }
        return doors;
    }

    @Test
    void a_session_by_cookie_opens_no_route_of_areas_that_take_none() {
        var documented = documented();
        assertThat(documented.keySet())
                .filteredOn(door -> door.contains(" /parts") || door.contains(" /stock"))
                .isNotEmpty()
                .allSatisfy(door -> assertThat(documented.get(door)).as(door).isFalse());
        var browser = new Guests(API.port(), PAGE);
        var login =
                browser.post(
                        "/api/auth/discord/exchange",
                        Map.of("code", DISCORD.code(NEO), "redirect_uri", PAGE + "/auth/callback"));
        assertThat(login.status()).as(login.body()).isEqualTo(200);
        var headers = Map.of("Cookie", browser.cookie(), "Origin", PAGE);
        assertThat(knock("GET /api/auth/me", headers)).as("the cookie is good").isEqualTo(200);

        documented.forEach(
                (door, byCookie) -> {
                    if (!byCookie) {
                        assertThat(knock(door, headers)).as(door).isEqualTo(401);
                    }
                });
        assertThat(knock("GET /api/auth/me", headers)).as("it still is").isEqualTo(200);
    }

    @Test
    void no_line_holds_what_lets_somebody_in() {
        var guild = "/api/guilds/900000000000000001";
        try (var log = new LogCapture()) {
            var browser = new Guests(API.port(), PAGE);
            var left = browser.open("/api/auth/discord/login", "theme=dark");
            var state = left.location().replaceFirst(".*[?&]state=([^&]+).*", "$1");
            var code = DISCORD.code(NEO);
            var login =
                    browser.post(
                            "/api/auth/discord/exchange",
                            Map.of("code", code, "redirect_uri", PAGE + "/auth/callback"));
            assertThat(login.status()).as(login.body()).isEqualTo(200);
            var made = browser.post(guild + "/invites", Map.of("max_uses", 1));
            assertThat(made.status()).as(made.body()).isEqualTo(201);
            var invite = made.json().path("code").asText();
            var looked = browser.get("/api/invites/" + invite);
            assertThat(looked.status()).as(looked.body()).isEqualTo(200);

            var written = log.written();

            assertThat(written).contains("POST /api/auth/discord/exchange 200");
            for (var secret :
                    List.of(
                            state,
                            code,
                            browser.cookie().replace("session=", ""),
                            invite,
                            DiscordService.BOT_TOKEN,
                            DiscordService.CLIENT_SECRET,
                            TwitchService.CLIENT_SECRET)) {
                assertThat(secret).hasSizeGreaterThan(4);
                assertThat(written).doesNotContain(secret);
            }
        }
    }
}
