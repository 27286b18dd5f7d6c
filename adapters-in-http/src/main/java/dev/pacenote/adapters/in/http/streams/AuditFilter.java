package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.platform.network.ClientAddress;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.application.streams.audit.AuditActions;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.platform.NetworkAddress;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
import dev.pacenote.domain.streams.guild.GuildId;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps in the audit what callers of {@link Audited} routes do: before it is done, once they are
 * known, and afterwards how it was answered.
 */
@ServerFilter({"/api/guilds/**", "/api/invites/**", "/api/streamers/**"})
@Order(Ordered.LOWEST_PRECEDENCE - 1)
final class AuditFilter {

    private static final Logger LOG = LoggerFactory.getLogger(AuditFilter.class);
    private static final String ENTRY = "pacenote.audit";
    private static final String NOT_A_MEMBER = "guild_not_found";

    private final AuditActions audit;
    private final ClientAddress address;

    AuditFilter(AuditActions audit, ClientAddress address) {
        this.audit = audit;
        this.address = address;
    }

    /** What cannot be kept is not done: the request ends with the outage. */
    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void begin(HttpRequest<?> request) {
        var route = RouteAttributes.getRouteMatch(request);
        var action = route.flatMap(AuditFilter::action);
        var caller = request.getUserPrincipal(Authentication.class).flatMap(AuditFilter::caller);
        if (action.isEmpty() || caller.isEmpty()) {
            return;
        }
        var named = new LinkedHashMap<String, String>();
        route.get().getVariableValues().forEach((name, value) -> named.put(name, value.toString()));
        var actor =
                new StreamAuditEntry.Actor(
                        Optional.of(caller.get().user()),
                        new NetworkAddress(address.of(request)).shortened());
        var entry = audit.begin(action.get(), guild(named.get("guild")), actor, details(named));
        request.setAttribute(ENTRY, entry);
    }

    /** Adds to the entry of a request what only its handling tells. */
    static void note(HttpRequest<?> request, String name, String value) {
        request.getAttribute(ENTRY, StreamAuditEntry.class)
                .ifPresent(entry -> request.setAttribute(ENTRY, entry.with(name, value)));
    }

    private static Optional<Caller> caller(Authentication who) {
        return who.getAttributes().values().stream()
                .filter(Caller.class::isInstance)
                .map(Caller.class::cast)
                .findFirst();
    }

    private static Optional<AuditedAction> action(RouteMatch<?> route) {
        return route.getAnnotationMetadata().enumValue(Audited.class, AuditedAction.class);
    }

    /** The ids in the path; the code of an invite opens a server, so it stays out. */
    private static Map<String, String> details(Map<String, String> named) {
        var details = new LinkedHashMap<String, String>();
        for (var name : new String[] {"streamer", "invite"}) {
            var id = named.get(name);
            if (id != null && id.length() <= 40) {
                details.put(name + "_id", id);
            }
        }
        return details;
    }

    private static Optional<GuildId> guild(@Nullable Object id) {
        try {
            return Optional.ofNullable(id).map(Object::toString).map(GuildId::new);
        } catch (InvalidValueException _) {
            return Optional.empty();
        }
    }

    /**
     * Where this fails the entry says that nobody knows; what was done is answered all the same.
     */
    @ResponseFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void end(HttpRequest<?> request, HttpResponse<?> response) {
        request.getAttribute(ENTRY, StreamAuditEntry.class)
                .ifPresent(
                        entry -> {
                            try {
                                end(entry, response);
                            } catch (RuntimeException e) {
                                LOG.warn("streams: the audit is not whole", new WithoutMessages(e));
                            }
                        });
    }

    private void end(StreamAuditEntry entry, HttpResponse<?> response) {
        Map<?, ?> body = response.body() instanceof Map<?, ?> map ? map : Map.of();
        var code = result(response, body);
        // Strangers write nothing into the audit of a server, and a preview changes nothing.
        if (code.equals(NOT_A_MEMBER) || Boolean.FALSE.equals(body.get("sent"))) {
            audit.drop(entry);
            return;
        }
        var found = entry.guild().isPresent() ? entry.guild() : guild(body.get("guild_id"));
        audit.end(found.map(entry::in).orElse(entry), code);
    }

    private static String result(HttpResponse<?> response, Map<?, ?> body) {
        if (response.code() < 400) {
            return StreamAuditEntry.OK;
        }
        return body.get("code") instanceof String code ? code : Integer.toString(response.code());
    }
}
