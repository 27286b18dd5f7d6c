package dev.pacenote.adapters.in.http.platform.security;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Who may call a route, and how callers show who they are.
 *
 * @param roles the values of {@code @Secured}; empty where a route says nothing, which is closed
 * @param schemes in the order in which they are asked; none where the route is open or closed
 */
public record RouteAccess(Set<String> roles, List<Class<?>> schemes) {

    public RouteAccess {
        roles = Set.copyOf(roles);
        schemes = List.copyOf(schemes);
    }

    /** As the annotations of a route's method say, or where they are silent those of its class. */
    public static RouteAccess of(AnnotationMetadata route) {
        var roles =
                Set.copyOf(
                        Arrays.asList(closest(route, Secured.class).stringValues(Secured.class)));
        return new RouteAccess(roles, asksForACaller(roles) ? schemes(route) : List.of());
    }

    private static boolean asksForACaller(Set<String> roles) {
        return !roles.isEmpty() && !roles.contains(SecurityRule.IS_ANONYMOUS);
    }

    private static List<Class<?>> schemes(AnnotationMetadata route) {
        var named = closest(route, Schemes.class);
        return named.hasStereotype(Schemes.class)
                ? List.of(named.classValues(Schemes.class))
                : List.of(DefaultScheme.class);
    }

    /** The method's own, because both together would add up the values of method and class. */
    private static AnnotationMetadata closest(
            AnnotationMetadata route, Class<? extends Annotation> type) {
        var own = route.getDeclaredMetadata();
        return own.hasStereotype(type) ? own : route;
    }

    /** Whether a caller with these roles may call the route. */
    boolean admits(Authentication caller) {
        return roles.contains(SecurityRule.IS_AUTHENTICATED)
                || !Collections.disjoint(roles, caller.getRoles());
    }
}
