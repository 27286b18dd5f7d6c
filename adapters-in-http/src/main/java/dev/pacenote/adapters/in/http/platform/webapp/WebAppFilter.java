package dev.pacenote.adapters.in.http.platform.webapp;

import dev.pacenote.adapters.in.http.platform.AcceptedTypes;
import dev.pacenote.adapters.in.http.platform.ApiPaths;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Serves the web app where no route is: its files at their addresses, and its one page at every
 * other address that somebody opens (contract 1.1); and its page to browsers at addresses that it
 * shares with the interface for programs.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
final class WebAppFilter {

    /** Not with the weight zero, which forbids it. */
    private static final Pattern GZIP =
            Pattern.compile("(?i)gzip\\s*(?:;\\s*q\\s*=\\s*(?!0(?:\\.0*)?\\s*$).*)?");

    private static final String ASSETS = "/assets/";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final String CHOICE = HttpHeaders.ACCEPT + ", " + HttpHeaders.AUTHORIZATION;

    /** An app, and what its pages may do. */
    private record Shown(WebApp app, String contentSecurityPolicy) {}

    private final Shown own;
    private final Map<String, Shown> hosted;
    private final List<PageAddresses> shared;

    WebAppFilter(
            WebApp app,
            List<ImageSource> images,
            List<ConnectSource> connections,
            List<PageAddresses> shared,
            List<HostedApp> hosted) {
        this.own = new Shown(app, contentSecurityPolicy(images, connections));
        this.shared = List.copyOf(shared);
        this.hosted =
                hosted.stream()
                        .collect(
                                Collectors.toMap(
                                        it -> it.authority().toLowerCase(Locale.ROOT),
                                        it ->
                                                new Shown(
                                                        WebApp.in(it.folder()),
                                                        contentSecurityPolicy(it))));
    }

    /** No script but its own, pictures from anywhere, and answers of ours. */
    private static String contentSecurityPolicy(HostedApp hosted) {
        return "default-src 'self'; connect-src 'self' "
                + hosted.services().stream().sorted().collect(Collectors.joining(" "))
                + "; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:;"
                + " object-src 'none'; base-uri 'none'; form-action 'self';"
                + " frame-ancestors 'none'";
    }

    /** No script but our own, nothing foreign but pictures and what our pages talk with. */
    private static String contentSecurityPolicy(
            List<ImageSource> images, List<ConnectSource> connections) {
        var origins =
                images.stream().map(image -> " " + image.origin()).collect(Collectors.joining());
        var addresses =
                connections.stream()
                        .map(it -> " " + it.origin())
                        .distinct()
                        .collect(Collectors.joining());
        return "default-src 'self';"
                + (addresses.isEmpty() ? "" : " connect-src 'self'" + addresses + ";")
                + " style-src 'self' 'unsafe-inline'; img-src 'self' data:"
                + origins
                + "; object-src 'none'; base-uri 'none'; form-action 'self';"
                + " frame-ancestors 'none'";
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> serve(HttpRequest<?> request) {
        boolean reads =
                request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        if (reads && isShared(request)) {
            return wantsPage(request)
                    ? own.app()
                            .index()
                            .map(
                                    asset ->
                                            answer(request, own, asset)
                                                    .header(HttpHeaders.VARY, CHOICE))
                            .orElse(null)
                    : null;
        }
        if (!reads || ApiPaths.contain(request.getPath()) || hasRoute(request)) {
            return null;
        }
        var shown = shown(request);
        return shown.app()
                .asset(request.getPath())
                .or(() -> opensPage(request) ? shown.app().index() : Optional.empty())
                .map(asset -> answer(request, shown, asset))
                .orElse(null);
    }

    /** The app of the host that the browser asked. */
    private Shown shown(HttpRequest<?> request) {
        var host = request.getHeaders().get(HttpHeaders.HOST);
        return host == null ? own : hosted.getOrDefault(host.toLowerCase(Locale.ROOT), own);
    }

    /** No cache may give a page to a program, or the other way round. */
    @ResponseFilter
    void saysWhatDecided(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (isShared(request)) {
            response.header(HttpHeaders.VARY, CHOICE);
        }
    }

    private boolean isShared(HttpRequest<?> request) {
        return shared.stream().anyMatch(addresses -> addresses.contain(request.getPath()));
    }

    private static boolean wantsPage(HttpRequest<?> request) {
        return AcceptedTypes.nameHtml(request)
                && !request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
    }

    private static boolean hasRoute(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request).isPresent();
    }

    /**
     * Browsers, uptime checks and link previews get the page; whoever excludes pages, or asks for a
     * file without naming HTML, hears that there is none. Below the assets there are only files: a
     * script of an older build must not become a page.
     */
    private static boolean opensPage(HttpRequest<?> request) {
        var path = request.getPath();
        if (path.startsWith(ASSETS) || path.equals("/api")) {
            return false;
        }
        boolean file = path.indexOf('.', path.lastIndexOf('/') + 1) >= 0;
        return file ? AcceptedTypes.nameHtml(request) : AcceptedTypes.allowHtml(request);
    }

    private static MutableHttpResponse<?> answer(
            HttpRequest<?> request, Shown shown, WebApp.Asset asset) {
        boolean unchanged = asset.tag().equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH));
        boolean packed =
                request.getHeaders().getAll(HttpHeaders.ACCEPT_ENCODING).stream()
                        .flatMap(encodings -> Stream.of(encodings.split(",", -1)))
                        .anyMatch(encoding -> GZIP.matcher(encoding.strip()).matches());
        MutableHttpResponse<byte[]> answer =
                unchanged
                        ? HttpResponse.notModified()
                        : HttpResponse.ok((packed ? asset.packed() : asset.content()).bytes())
                                .contentType(MediaType.of(asset.type()));
        if (request.getMethod() == HttpMethod.HEAD && !unchanged) {
            // Without a body nobody else counts it.
            answer.contentLength((packed ? asset.packed() : asset.content()).bytes().length);
        }
        if (packed && !unchanged) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (request.getParameters().contains("token")) {
            // The address of a mailed link is a secret; files of the app need not hear of it.
            answer.header("Referrer-Policy", "no-referrer");
        }
        return answer.header(HttpHeaders.ETAG, asset.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CACHE_CONTROL, asset.named() ? FOR_EVER : "no-cache")
                .header("Content-Security-Policy", shown.contentSecurityPolicy());
    }
}
