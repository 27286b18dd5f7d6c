package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.Pagination;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.request.PageQuery;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.streams.audit.AuditActions;
import dev.pacenote.application.streams.membership.CheckGuildAccess.Need;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who did what in a Discord server, for its admins. */
@Hidden
@Controller("/api/guilds/{guild}/audit")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes({BearerScheme.class, CookieScheme.class})
final class AuditController {

    private final GuildRequests requests;
    private final AuditActions audit;

    AuditController(GuildRequests requests, AuditActions audit) {
        this.requests = requests;
        this.audit = audit;
    }

    /** Lists it, the newest first. */
    @Get
    Map<String, Object> list(Caller caller, String guild, @RequestBean PageQuery.Snake query) {
        var id = requests.read(caller, guild, Need.ADMIN).id();
        var page = audit.of(id, query.paging());
        return Map.of(
                "entries",
                page.rows().stream().map(AuditController::view).toList(),
                "pagination",
                Pagination.Snake.of(page));
    }

    private static Map<String, Object> view(StreamAuditEntry entry) {
        var view = new LinkedHashMap<String, Object>();
        view.put("at", Times.iso(entry.at()));
        view.put("user_id", entry.actor().account().map(Object::toString).orElse(""));
        view.put("action", entry.action().wireName());
        view.put("details", entry.details());
        view.put("result", entry.result());
        return view;
    }
}
