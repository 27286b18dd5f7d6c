package dev.pacenote.adapters.out.http.client;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.annotation.ClientFilter;
import io.micronaut.http.annotation.RequestFilter;

/** Says with every request who asks, whichever client sends it: who cannot be asked is banned. */
@ClientFilter(ClientFilter.MATCH_ALL_PATTERN)
final class UserAgentFilter {

    private final UpstreamConfiguration configuration;

    UserAgentFilter(UpstreamConfiguration configuration) {
        this.configuration = configuration;
    }

    @RequestFilter
    void name(MutableHttpRequest<?> request) {
        request.getHeaders().set(HttpHeaders.USER_AGENT, configuration.userAgent());
    }
}
