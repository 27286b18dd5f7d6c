package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.body.ObjectBody;
import dev.pacenote.adapters.in.http.platform.security.AuthenticationScheme;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.streams.membership.LogInWithDiscord;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.GuildAccess;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** People come in by Discord; their browser keeps a cookie. */
@Hidden
@Controller("/api/auth")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DiscordLoginController {

    private static final String ORIGIN_REFUSED = "origin_refused";
    private static final String REDIRECT_REFUSED = "redirect_uri_not_allowed";

    private final DiscordSessions sessions;
    private final GuildRequests requests;
    private final Accounts accounts;
    private final StreamsPages pages;
    private final BearerScheme bearers;

    DiscordLoginController(
            DiscordSessions sessions,
            GuildRequests requests,
            Accounts accounts,
            StreamsPages pages,
            BearerScheme bearers) {
        this.sessions = sessions;
        this.requests = requests;
        this.accounts = accounts;
        this.pages = pages;
        this.bearers = bearers;
    }

    /**
     * Logs a person in who came back from Discord with a code. With an access token Discord becomes
     * a further way into its account; no other site's page has such a token.
     */
    @Post("/discord/exchange")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> exchange(HttpRequest<?> request, @Body ObjectBody body) {
        var bindTo = bearer(request);
        if (bindTo.isEmpty()) {
            requireOurPage(request, AuditedAction.LOGIN);
        }
        var fields = Fields.of(body.members());
        var code = required(fields, "code");
        var redirect = redirect(request, required(fields, "redirect_uri"));
        return switch (sessions.open(request, code, redirect, bindTo)) {
            case LogInWithDiscord.Result.LoggedIn(var account, var profile, var cookie) ->
                    HttpResponse.ok(person(account, profile)).cookie(sessions.kept(cookie));
            case LogInWithDiscord.Result.CodeRefused _ ->
                    throw StreamsProblems.of(
                            400,
                            "oauth_code_invalid",
                            "Please log in again",
                            "Discord does not take this code any more.");
            case LogInWithDiscord.Result.IdentityTaken _ ->
                    throw StreamsProblems.of(
                            409,
                            "identity_taken",
                            "Another account's",
                            "This Discord user belongs to another account.");
            case LogInWithDiscord.Result.Disabled _ ->
                    throw new ProblemException(Problem.accountGone());
            case LogInWithDiscord.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
            case LogInWithDiscord.Result.Closed _ ->
                    throw StreamsProblems.of(
                            409, "limit_reached", "No room", "There is no room for more accounts.");
        };
    }

    /**
     * Whose access token came along, if any.
     *
     * @throws ProblemException when it is none that counts: whoever sends one wants to be bound,
     *     and not to be given another account
     */
    private Optional<AccountId> bearer(HttpRequest<?> request) {
        if (!request.getHeaders().contains(HttpHeaders.AUTHORIZATION)) {
            return Optional.empty();
        }
        return switch (bearers.authenticate(request, Set.of())) {
            case AuthenticationScheme.Result.Known(var authentication) ->
                    Optional.of(BearerScheme.Proof.of(authentication).caller().user());
            case AuthenticationScheme.Result.Refused(var problem) ->
                    throw new ProblemException(problem);
        };
    }

    private void requireOurPage(HttpRequest<?> request, AuditedAction action) {
        var origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        boolean ours =
                origin == null
                        ? "same-origin".equals(request.getHeaders().get("Sec-Fetch-Site"))
                        : pages.origins().contains(origin);
        if (!ours) {
            sessions.denied(request, action, ORIGIN_REFUSED);
            throw StreamsProblems.of(
                    403,
                    ORIGIN_REFUSED,
                    "Not from this page",
                    "This request comes from a page that is not ours.");
        }
    }

    private static String required(Fields fields, String name) {
        return StreamsProblems.reading(name, () -> fields.text(name))
                .filter(text -> !text.isEmpty())
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.invalid(
                                                name, "required", "Please give " + name + ".")));
    }

    private URI redirect(HttpRequest<?> request, String text) {
        var known =
                pages.callbacks().stream()
                        .filter(allowed -> allowed.toString().equals(text))
                        .findFirst();
        if (known.isEmpty()) {
            sessions.denied(request, AuditedAction.LOGIN, REDIRECT_REFUSED);
            throw StreamsProblems.of(
                    400,
                    REDIRECT_REFUSED,
                    "Not our address",
                    "Nobody comes back from Discord to this address.");
        }
        return known.get();
    }

    private static Map<String, @Nullable Object> person(Account account, DiscordProfile profile) {
        var person = new LinkedHashMap<String, @Nullable Object>();
        person.put("user_id", account.id().toString());
        person.put("username", profile.username());
        person.put("avatar", profile.avatar().orElse(null));
        person.put("discord_id", profile.user().id());
        return person;
    }

    /** Shows who is logged in. */
    @Get("/me")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Schemes({BearerScheme.class, CookieScheme.class})
    Map<String, @Nullable Object> me(Caller caller) {
        var profile = requests.asking(caller, GuildAccess.Use.READ);
        var account =
                accounts.find(caller.user())
                        .orElseThrow(() -> new ProblemException(Problem.accountGone()));
        var person = person(account, profile);
        person.put("created_at", Times.iso(account.createdAt()));
        person.put("last_login", account.lastLoginAt().map(Times::iso).orElse(null));
        return person;
    }

    /** Ends the session of the browser; without one there is nothing to end. */
    @Post("/logout")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> logOut(HttpRequest<?> request) {
        var cookie = DiscordSessions.of(request);
        if (cookie.isPresent()) {
            requireOurPage(request, AuditedAction.LOGOUT);
            sessions.end(cookie.get());
        }
        return HttpResponse.ok(Map.of("message", "Logged out")).cookie(sessions.forgotten());
    }
}
