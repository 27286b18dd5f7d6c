package dev.pacenote.adapters.out.discord;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.platform.upstream.UpstreamException.Kind;
import dev.pacenote.application.streams.role.DiscordRoles;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.RoleId;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;

/** Roles that our bot makes and gives. */
@Singleton
@Requires(beans = DiscordSettings.class)
public final class BotRoles implements DiscordRoles {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNKNOWN_MEMBER = 10_007;
    private static final int UNKNOWN_ROLE = 10_011;
    private static final int UNKNOWN_USER = 10_013;

    private final DiscordRequests requests;
    private final BeanProvider<DiscordApi> api;
    private final DiscordSettings settings;

    BotRoles(DiscordRequests requests, BeanProvider<DiscordApi> api, DiscordSettings settings) {
        this.requests = requests;
        this.api = api;
        this.settings = settings;
    }

    @Override
    public Made create(GuildId guild, String name) {
        // Sent once alone: a second time would make a second role.
        var answer =
                once(
                        "POST guilds/" + guild + "/roles",
                        () ->
                                api.get()
                                        .makeRole(
                                                guild.value(),
                                                Map.of(
                                                        "name",
                                                        name,
                                                        "permissions",
                                                        "0",
                                                        "mentionable",
                                                        false,
                                                        "hoist",
                                                        false),
                                                settings.bot(),
                                                settings.userAgent()));
        if (answer.code() == FORBIDDEN || answer.code() == NOT_FOUND) {
            return new Made.Refused();
        }
        try {
            return new Made.Ok(
                    new RoleId(DiscordRequests.ANSWERS.json("role", answer).path("id").asText("")));
        } catch (InvalidValueException e) {
            throw DiscordRequests.ANSWERS.unexpected("role", "an id that is none");
        }
    }

    @Override
    public Outcome delete(GuildId guild, RoleId role) {
        var outcome =
                outcome(
                        once(
                                "DELETE guilds/" + guild + "/roles",
                                () ->
                                        api.get()
                                                .deleteRole(
                                                        guild.value(),
                                                        role.value(),
                                                        settings.bot(),
                                                        settings.userAgent())));
        return outcome == Outcome.NO_SUCH_ROLE ? Outcome.DONE : outcome;
    }

    @Override
    public Outcome give(GuildId guild, RoleId role, DiscordUser member, boolean has) {
        return outcome(
                once(
                        (has ? "PUT" : "DELETE") + " guilds/" + guild + "/members/roles",
                        () ->
                                has
                                        ? api.get()
                                                .giveRole(
                                                        guild.value(),
                                                        member.id(),
                                                        role.value(),
                                                        settings.bot(),
                                                        settings.userAgent())
                                        : api.get()
                                                .takeRole(
                                                        guild.value(),
                                                        member.id(),
                                                        role.value(),
                                                        settings.bot(),
                                                        settings.userAgent())));
    }

    private HttpResponse<String> once(String bucket, Supplier<HttpResponse<String>> request) {
        return switch (requests.onceAsBot(bucket, request)) {
            case DiscordRequests.Outcome.Answer(var response) -> {
                if (response.code() == UNAUTHORIZED) {
                    throw new UpstreamException(Kind.FAILED, "Discord refuses the bot's token")
                            .of(DiscordRequests.ANSWERS.service());
                }
                yield response;
            }
            case DiscordRequests.Outcome.Wait(var length) ->
                    throw new UpstreamException(Kind.BUSY, "Discord wants us to wait")
                            .of(DiscordRequests.ANSWERS.service())
                            .after(length);
            case DiscordRequests.Outcome.Unavailable(var arrived) ->
                    throw new UpstreamException(
                                    arrived ? Kind.FAILED : Kind.AWAY,
                                    "Discord cannot be reached or has trouble")
                            .of(DiscordRequests.ANSWERS.service());
        };
    }

    private static Outcome outcome(HttpResponse<String> response) {
        if (response.code() < 300) {
            return Outcome.DONE;
        }
        return switch (DiscordRequests.code(response)) {
            case UNKNOWN_ROLE -> Outcome.NO_SUCH_ROLE;
            case UNKNOWN_MEMBER, UNKNOWN_USER -> Outcome.NO_SUCH_MEMBER;
            default -> {
                if (response.code() == FORBIDDEN || response.code() == NOT_FOUND) {
                    yield Outcome.REFUSED;
                }
                throw DiscordRequests.ANSWERS.unexpected("role", "status " + response.code());
            }
        };
    }
}
