package dev.pacenote.adapters.in.http.platform.security;

import dev.pacenote.adapters.in.http.platform.SocketThreads;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Asks the schemes that a route names, and no other. It is the only fetcher: several would be asked
 * at the same time, and the first to answer would win, whatever order a route wants. Where no route
 * is, and on open routes, nothing of the request is looked at.
 */
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
final class RouteAuthenticationFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    private final List<AuthenticationScheme> schemes;
    private final ExecutorService blocking;
    private final ExecutorService handshakes;
    private final Optional<ConnectionThread> connections;

    RouteAuthenticationFetcher(
            List<AuthenticationScheme> schemes,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking,
            @Named(SocketThreads.NAME) Optional<ExecutorService> handshakes,
            Optional<ConnectionThread> connections) {
        this.schemes = List.copyOf(schemes);
        this.blocking = blocking;
        this.handshakes = handshakes.orElse(blocking);
        this.connections = connections;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        var access =
                RouteAttributes.getRouteInfo(request)
                        .map(route -> RouteAccess.of(route.getAnnotationMetadata()))
                        .filter(route -> !route.schemes().isEmpty());
        if (access.isEmpty()) {
            return Mono.empty();
        }
        Supplier<Authentication> check = () -> authenticate(request, access.get());
        boolean handshake = request.getHeaders().contains(HttpHeaders.UPGRADE);
        var threads = handshake ? handshakes : blocking;
        // A future is not interrupted in the middle of a statement when the client hangs up.
        var answer = Mono.fromFuture(() -> CompletableFuture.supplyAsync(check, threads));
        return connections
                .filter(_ -> handshake)
                .map(thread -> answer.publishOn(Schedulers.fromExecutor(thread.of(request))))
                .orElse(answer);
    }

    /**
     * The first caller that the route admits; else what the last scheme found, of which the route's
     * rule makes a 403 if it is a caller without the role.
     */
    private Authentication authenticate(HttpRequest<?> request, RouteAccess access) {
        var results = access.schemes().iterator();
        while (true) {
            var result = scheme(results.next()).authenticate(request, access.roles());
            switch (result) {
                case AuthenticationScheme.Result.Known(var caller) -> {
                    if (access.admits(caller) || !results.hasNext()) {
                        return caller;
                    }
                }
                case AuthenticationScheme.Result.Refused(var problem) -> {
                    if (!results.hasNext()) {
                        throw new ProblemException(problem);
                    }
                }
            }
        }
    }

    private AuthenticationScheme scheme(Class<?> type) {
        return schemes.stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "there is no authentication scheme " + type.getName()));
    }
}
