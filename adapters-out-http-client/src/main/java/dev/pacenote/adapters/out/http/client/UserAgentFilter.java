package dev.pacenote.adapters.out.http.client;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.annotation.ClientFilter;
import io.micronaut.http.annotation.RequestFilter;

/**
 * Says with every request who asks, whichever client sends it, unless the client says so itself:
 * who cannot be asked is banned.
 */
@ClientFilter(ClientFilter.MATCH_ALL_PATTERN)
@Requires(beans = UpstreamConfiguration.class)
final class UserAgentFilter {

    private final UpstreamConfiguration configuration;

    UserAgentFilter(UpstreamConfiguration configuration) {
        this.configuration = configuration;
    }

    @RequestFilter
    void name(MutableHttpRequest<?> request) {
        if (!request.getHeaders().contains(HttpHeaders.USER_AGENT)) {
            request.getHeaders().set(HttpHeaders.USER_AGENT, configuration.userAgent());
        }
    }
}
