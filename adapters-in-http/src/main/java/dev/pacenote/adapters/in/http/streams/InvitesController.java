package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.body.ObjectBody;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.streams.membership.CheckGuildAccess.Need;
import dev.pacenote.application.streams.membership.ManageInvites;
import dev.pacenote.application.streams.membership.ManageInvites.Members;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.membership.Invite;
import dev.pacenote.domain.streams.membership.Invite.Validity;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Links by which people come into a Discord server, for its admins. */
@Hidden
@Controller("/api/guilds/{guild}/invites")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes({BearerScheme.class, CookieScheme.class})
final class InvitesController {

    private static final String HOURS = "expires_in_hours";
    private static final String USES = "max_uses";

    private final GuildRequests requests;
    private final ManageInvites invites;

    InvitesController(GuildRequests requests, ManageInvites invites) {
        this.requests = requests;
        this.invites = invites;
    }

    /** Lists them, the newest first. */
    @Get
    List<Map<String, @Nullable Object>> list(Caller caller, String guild) {
        var id = requests.read(caller, guild, Need.ADMIN).id();
        return invites.of(id).stream()
                .map(listed -> view(listed.invite(), listed.validity()))
                .toList();
    }

    /** Makes one. */
    @Audited(AuditedAction.INVITE_CREATED)
    @Post
    HttpResponse<?> create(Caller caller, String guild, @Body ObjectBody body) {
        var found = requests.write(caller, guild, Need.ADMIN);
        var fields = Fields.of(body.members());
        int hours =
                StreamsProblems.reading(
                        HOURS, () -> Invite.Terms.requireHours(fields.number(HOURS).orElse(0)));
        int uses =
                StreamsProblems.reading(
                        USES, () -> Invite.Terms.requireUses(fields.number(USES).orElse(0)));
        requests.requireBot(found);
        return switch (invites.create(found.id(), caller.user(), hours, uses)) {
            case ManageInvites.Created.Ok(var invite) ->
                    HttpResponse.created(view(invite, Validity.VALID));
            case ManageInvites.Created.LimitReached _ ->
                    throw StreamsProblems.of(
                            409,
                            "limit_reached",
                            "These are as many as there may be",
                            "Please delete another invite first.");
        };
    }

    private static Map<String, @Nullable Object> view(Invite invite, Validity validity) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", invite.id().toString());
        view.put("guild_id", invite.guild().value());
        view.put("code", invite.code().value());
        view.put("created_by", invite.createdBy().map(Object::toString).orElse(""));
        view.put("expires_at", invite.terms().expiresAt().map(Times::iso).orElse(null));
        view.put(USES, invite.terms().maxUses());
        view.put("use_count", invite.uses().count());
        view.put("created_at", Times.iso(invite.createdAt()));
        view.put("valid", validity == Validity.VALID);
        return view;
    }

    /** Deletes one, and with it, if that is wanted, the memberships that it gave. */
    @Audited(AuditedAction.INVITE_DELETED)
    @Delete("/{invite}")
    Map<String, String> remove(
            Caller caller,
            String guild,
            String invite,
            @QueryValue(value = "revoke_members", defaultValue = "false") boolean revoke) {
        var found = requests.write(caller, guild, Need.ADMIN);
        var members = revoke ? Members.LEAVE : Members.STAY;
        return invites.remove(found.id(), id(invite), members)
                .map(_ -> Map.of("message", "Invite deleted"))
                .orElseThrow(StreamsProblems::noSuchInvite);
    }

    private static UUID id(String invite) {
        try {
            return UUID.fromString(invite);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.invalid("invite_id", "invalid_id", "This is no id of an invite."));
        }
    }
}
