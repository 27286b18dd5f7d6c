package dev.pacenote.adapters.in.http.platform.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.adapters.in.http.identity.session.OwnOrigins;
import dev.pacenote.adapters.in.http.platform.WebSettings;
import dev.pacenote.adapters.in.http.platform.error.ErrorShape;
import dev.pacenote.adapters.in.http.platform.error.NamedErrors;
import dev.pacenote.adapters.out.memory.identity.session.InMemorySessions;
import dev.pacenote.adapters.out.security.identity.token.JwtTokens;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.identity.session.Authenticate;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.notice.stream.access.InMemoryStreamTickets;
import dev.pacenote.application.notice.stream.access.OpenStream;
import dev.pacenote.application.notice.stream.access.StreamLimits;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.limit.InMemoryRateLimiter;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.security.token.jwt.signature.SignatureConfiguration;
import io.micronaut.security.token.jwt.signature.secret.SecretSignature;
import io.micronaut.security.token.jwt.signature.secret.SecretSignatureConfiguration;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;

/** Our filters and schemes before routes of the tests, with the settings of both assemblies. */
@Singleton
@Requires(property = SecuredService.PLANTED)
public final class SecuredService {

    public static final String PLANTED = "secured-service";
    public static final String CRON_SECRET_PROPERTY = "secured-service.cron-secret";
    public static final String METRICS_TOKEN_PROPERTY = "secured-service.metrics-token";

    public static final String SECRET =
            "so long that HS512 could be signed with it as well. ".repeat(2);
    public static final String OWN_ORIGIN = "https://pacenote.example";
    public static final String CRON_SECRET = "secret-of-the-cron-job";

    private static final Path SETTINGS =
            Path.of("..", "assembly", "src", "main", "resources", "application.properties");
    private static final ObjectMapper JSON = new ObjectMapper();

    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String code() {
            try {
                JsonNode body = JSON.readTree(response.body());
                return body.path("code").asText();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String statusAndCode() {
            return status() + " " + code();
        }
    }

    /** What the application is made of here. */
    @Factory
    @Requires(property = PLANTED)
    static final class Parts {

        @Singleton
        WebSettings settings(
                @Property(name = CRON_SECRET_PROPERTY) @Nullable String cronSecret,
                @Property(name = METRICS_TOKEN_PROPERTY) @Nullable String metricsToken) {
            return new WebSettings(
                    List.of(),
                    Set.of(),
                    List.of(),
                    false,
                    Optional.ofNullable(cronSecret),
                    Optional.ofNullable(metricsToken),
                    "",
                    "",
                    List.of());
        }

        /** Before the clock of the framework. */
        @Singleton
        @Primary
        InstantSource clock(SecuredService service) {
            return () -> service.now;
        }

        @Singleton
        ErrorShape errorShape() {
            return new NamedErrors(Set.of("/planted-area"));
        }

        @Singleton
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Singleton
        RateLimiter attempts() {
            return new InMemoryRateLimiter();
        }

        @Singleton
        Authenticate authenticate(SecuredService service, InstantSource clock) {
            return new Authenticate(service.failing(), service.accounts, clock);
        }

        @Singleton
        OwnOrigins origins() {
            return new OwnOrigins(Set.of(OWN_ORIGIN));
        }

        @Singleton
        OpenStream openStream(SecuredService service, RateLimiter limiter, InstantSource clock) {
            return new OpenStream(
                    service.failing(),
                    new InMemoryStreamTickets(),
                    limiter,
                    StreamLimits.perMinute(30, 30),
                    clock);
        }

        @Singleton
        SignatureConfiguration signature() {
            var signature = new SecretSignatureConfiguration("access");
            signature.setSecret(SECRET);
            return new SecretSignature(signature);
        }
    }

    public final Accounts accounts = new InMemoryAccounts(new Tables());
    public final Sessions sessions = new InMemorySessions();
    public final Tokens tokens = new JwtTokens(SECRET.getBytes(StandardCharsets.UTF_8));
    private final HttpClient client = HttpClient.newHttpClient();
    private final Provider<EmbeddedServer> server;
    public volatile Instant now = Samples.NOON;
    public volatile boolean storeAway;

    SecuredService(Provider<EmbeddedServer> server) {
        this.server = server;
    }

    /** What every test begins with: a store that answers, and a day without wrong guesses. */
    public void beginAnotherDay() {
        storeAway = false;
        now = now.plus(Duration.ofDays(1));
    }

    /** With the settings of both assemblies, and no others. */
    public static final class Context extends DefaultApplicationContextBuilder {

        public Context() {
            var properties = new HashMap<String, Object>();
            SecuredService.settings()
                    .forEach((name, value) -> properties.put((String) name, value));
            properties.put(Choices.AREA + "trackmania", "true");
            deduceEnvironment(false);
            properties(properties);
        }
    }

    private static Properties settings() {
        var settings = new Properties();
        try (var in = Files.newInputStream(SETTINGS)) {
            settings.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    private Sessions failing() {
        return (Sessions)
                Proxy.newProxyInstance(
                        Sessions.class.getClassLoader(),
                        new Class<?>[] {Sessions.class},
                        (_, method, arguments) -> {
                            if (storeAway) {
                                throw new StoreUnavailableException(new IOException("cut off"));
                            }
                            try {
                                return method.invoke(sessions, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    public Account account() {
        return Samples.account(accounts);
    }

    public Tokens.Access loggedIn(Account account, Role claimed) {
        var id = new SessionId(UUID.randomUUID());
        var client = new Session.ClientInfo("Firefox", "203.0.113.9");
        sessions.add(BearerSession.start(id, account.id(), UUID.randomUUID(), now, client));
        return new Tokens.Access(account.id(), id, claimed, Optional.empty());
    }

    public String token(Tokens.Access claims) {
        return tokens.access(claims, UUID.randomUUID(), now);
    }

    /** The token of somebody who is logged in. */
    public String token() {
        return token(loggedIn(account(), Role.USER));
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, headers);
    }

    public Answer bearing(String token, String path) {
        return get(path, "Authorization", "Bearer " + token);
    }

    public Answer send(String method, String path, String... headers) {
        var request =
                HttpRequest.newBuilder(server.get().getURI().resolve(path))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return server.get().getPort();
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
