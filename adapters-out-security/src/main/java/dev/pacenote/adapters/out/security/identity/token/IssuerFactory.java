package dev.pacenote.adapters.out.security.identity.token;

import dev.pacenote.application.identity.token.OutsideProfiles;
import dev.pacenote.application.identity.token.OutsideTokens;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.HttpClientRegistry;
import io.micronaut.http.client.LoadBalancer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The outside issuer, where one is named. Nothing is asked of it before the first token. */
@Factory
@Requires(beans = IssuerConfiguration.class)
final class IssuerFactory {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** A few keys; more than any issuer has. */
    private static final int MAX_CONTENT_LENGTH = 512 * 1024;

    @Singleton
    IssuerDocuments issuerDocuments(
            IssuerConfiguration configuration,
            HttpClientRegistry<? extends HttpClient> clients,
            BeanContext beans,
            @Value("${pacenote.user-agent:Pacenote}") String userAgent) {
        return new HttpIssuerDocuments(
                new LateClient(clients, beans), userAgent, configuration.issuer());
    }

    @Singleton
    OutsideProfiles outsideProfiles(IssuerDocuments documents) {
        return new UserInfo(documents);
    }

    @Singleton
    OutsideTokens outsideTokens(IssuerConfiguration configuration, IssuerDocuments documents) {
        return new OidcAccessTokens(
                configuration.issuer(),
                Set.copyOf(configuration.audience()),
                new IssuerKeys(documents, System::nanoTime));
    }

    /** One client, made for the first question; it starts threads. */
    private static final class LateClient implements Supplier<HttpClient> {

        private final HttpClientRegistry<? extends HttpClient> clients;
        private final BeanContext beans;
        private @Nullable HttpClient client;

        private LateClient(HttpClientRegistry<? extends HttpClient> clients, BeanContext beans) {
            this.clients = clients;
            this.beans = beans;
        }

        @Override
        public synchronized HttpClient get() {
            if (client == null) {
                client = clients.resolveClient(null, LoadBalancer.empty(), configuration(), beans);
            }
            return client;
        }
    }

    static HttpClientConfiguration configuration() {
        var configuration = new DefaultHttpClientConfiguration();
        configuration.setConnectTimeout(CONNECT);
        configuration.setReadTimeout(ANSWER);
        configuration.setRequestTimeout(ANSWER);
        configuration.setFollowRedirects(false);
        configuration.setExceptionOnErrorStatus(false);
        configuration.setMaxContentLength(MAX_CONTENT_LENGTH);
        return configuration;
    }
}
