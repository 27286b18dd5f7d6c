package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.network.ClientAddress;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.streams.membership.AcceptInvite;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.membership.GuildAccess;
import dev.pacenote.domain.streams.membership.InviteCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where an invite leads, for whoever has it, and the way in. */
@Hidden
@Controller("/api/invites/{code}")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AcceptInviteController {

    private final GuildRequests requests;
    private final AcceptInvite invites;
    private final ClientAddress address;

    AcceptInviteController(GuildRequests requests, AcceptInvite invites, ClientAddress address) {
        this.requests = requests;
        this.invites = invites;
        this.address = address;
    }

    /** Shows where it leads; who asks does not matter. */
    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    Map<String, @Nullable Object> look(HttpRequest<?> request, String code) {
        var known = code(code);
        var guild = guild(invites.look(known, address.of(request)));
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("code", known.value());
        view.put("guild_id", guild.id().value());
        view.put("guild_name", guild.name());
        view.put("guild_icon", guild.icon().orElse(null));
        view.put("valid", true);
        return view;
    }

    /** Makes the caller a member; again is as good as once. */
    @Audited(AuditedAction.INVITE_ACCEPTED)
    @Post("/accept")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Schemes({BearerScheme.class, CookieScheme.class})
    Map<String, String> accept(Caller caller, String code) {
        var known = code(code);
        var _ = requests.asking(caller, GuildAccess.Use.WRITE);
        var guild = guild(invites.accept(known, caller.user()));
        var view = new LinkedHashMap<String, String>();
        view.put("message", "Invite accepted");
        view.put("guild_id", guild.id().value());
        view.put("name", guild.name());
        return view;
    }

    private static InviteCode code(String code) {
        return StreamsProblems.reading("code", () -> new InviteCode(code));
    }

    private static Guild guild(AcceptInvite.Result result) {
        return switch (result) {
            case AcceptInvite.Result.Good(var guild) -> guild;
            case AcceptInvite.Result.NotFound _ -> throw StreamsProblems.noSuchInvite();
            case AcceptInvite.Result.Expired _ ->
                    throw StreamsProblems.of(
                            410,
                            "invite_expired",
                            "This invite is over",
                            "This invite has expired. Please ask for another one.");
            case AcceptInvite.Result.UsedUp _ ->
                    throw StreamsProblems.of(
                            410,
                            "invite_used_up",
                            "This invite is used up",
                            "As many people came by this invite as may. Please ask for another"
                                    + " one.");
            case AcceptInvite.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
        };
    }
}
