package dev.pacenote.adapters.in.http.platform.security;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.util.Set;

/** One way in which a request can show who sends it. Each scheme is one singleton bean. */
public interface AuthenticationScheme {

    /** What a scheme finds out about a request. */
    sealed interface Result {

        /** The caller is known; the route decides by the roles whether that is enough. */
        record Known(Authentication authentication) implements Result {}

        /** The request does not show who sends it. */
        record Refused(Problem problem) implements Result {}
    }

    /**
     * Looks at the headers of a request, never at its body. Runs on a thread that may wait for a
     * store; an outage of the store is thrown, never answered as a refusal.
     *
     * @param roles what the route asks for, so that a scheme looks up no role that nobody needs
     */
    Result authenticate(HttpRequest<?> request, Set<String> roles);
}
