package dev.pacenote.adapters.out.push.http;

import dev.pacenote.adapters.out.push.delivery.webhook.WebhookConfiguration;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.HttpClientRegistry;
import io.micronaut.http.client.LoadBalancer;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.ssl.CertificateProvider;
import io.netty.resolver.AddressResolverGroup;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** The clients that go to addresses which people gave: one request, ten seconds, no redirects. */
@Factory
public final class OutgoingClients {

    /** To push services. */
    public static final String PUSH = "web-push";

    /** To the programs of people. */
    public static final String WEBHOOK = "webhook";

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(7);

    @Singleton
    @Named(WEBHOOK)
    AddressResolverGroup<?> publicAddresses(
            WebhookConfiguration configuration,
            @Value("${pacenote.sandbox:false}") boolean sandbox) {
        return new PublicAddresses(sandbox || configuration.allowPrivate().isOn());
    }

    @Singleton
    @Named(WEBHOOK)
    @Requires(property = WebhookConfiguration.CA_FILE)
    CertificateProvider certificates(WebhookConfiguration configuration) {
        return Certificates.of(WEBHOOK, configuration.caFile().orElseThrow());
    }

    @Singleton
    @Named(PUSH)
    @Bean(typed = OutgoingHttp.class)
    OutgoingHttp pushServices(HttpClientRegistry<? extends HttpClient> clients, BeanContext beans) {
        return outgoing(clients, beans, configuration());
    }

    @Singleton
    @Named(WEBHOOK)
    @Bean(typed = OutgoingHttp.class)
    OutgoingHttp programs(
            HttpClientRegistry<? extends HttpClient> clients,
            BeanContext beans,
            Optional<CertificateProvider> certificates) {
        var configuration = configuration();
        configuration.setAddressResolverGroupName(WEBHOOK);
        certificates.ifPresent(
                ours -> configuration.getSslConfiguration().setTrustName(ours.getName()));
        return outgoing(clients, beans, configuration);
    }

    private static OutgoingHttp outgoing(
            HttpClientRegistry<? extends HttpClient> clients,
            BeanContext beans,
            HttpClientConfiguration configuration) {
        var client = clients.resolveClient(null, LoadBalancer.empty(), configuration, beans);
        if (client instanceof RawHttpClient raw) {
            return new OutgoingHttp(raw, CONNECT.plus(ANSWER));
        }
        throw new IllegalStateException("a client that reads every answer: " + client.getClass());
    }

    private static HttpClientConfiguration configuration() {
        var configuration = new DefaultHttpClientConfiguration();
        configuration.setConnectTimeout(CONNECT);
        configuration.setReadTimeout(ANSWER);
        configuration.setRequestTimeout(ANSWER);
        configuration.setFollowRedirects(false);
        configuration.setExceptionOnErrorStatus(false);
        return configuration;
    }
}
