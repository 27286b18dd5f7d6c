package dev.pacenote.adapters.in.http.platform;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the door needs to know.
 *
 * @param allowedOrigins exactly these may call from other pages; empty means any
 * @param ownOrigins of pages of ours that live elsewhere; they may call with cookies, too
 * @param trustedProxies networks such as {@code 127.0.0.0/8} whose {@code X-Forwarded-For} counts
 * @param https whether the public address is https
 * @param cronSecret empty means that nobody may use the cron endpoints
 * @param metricsToken empty means that there are no metrics
 * @param environment {@code sandbox} or {@code production}
 * @param areas the feature areas that are switched on
 */
public record WebSettings(
        List<String> allowedOrigins,
        Set<String> ownOrigins,
        List<String> trustedProxies,
        boolean https,
        Optional<String> cronSecret,
        Optional<String> metricsToken,
        String environment,
        String version,
        List<String> areas) {

    public WebSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
        ownOrigins = Set.copyOf(ownOrigins);
        trustedProxies = List.copyOf(trustedProxies);
        areas = List.copyOf(areas);
    }

    @Override
    public String toString() {
        return "WebSettings[" + environment + "]";
    }
}
