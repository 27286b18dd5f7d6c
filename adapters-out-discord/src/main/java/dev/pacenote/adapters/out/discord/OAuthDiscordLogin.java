package dev.pacenote.adapters.out.discord;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.application.streams.membership.DiscordLogin;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.Permissions;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Log-ins by Discord's OAuth. The token is used for two questions and dropped. */
@Singleton
@Requires(beans = DiscordSettings.class)
public final class OAuthDiscordLogin implements DiscordLogin {

    private static final int PAGE = 200;
    private static final int MAX_PAGES = 10;

    private final DiscordRequests requests;
    private final BeanProvider<DiscordApi> api;
    private final DiscordSettings settings;

    OAuthDiscordLogin(
            DiscordRequests requests, BeanProvider<DiscordApi> api, DiscordSettings settings) {
        this.requests = requests;
        this.api = api;
        this.settings = settings;
    }

    @Override
    public Answer logIn(String code, URI redirect) {
        var application = settings.application();
        var form =
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", redirect.toString(),
                        "client_id", application.clientId(),
                        "client_secret", application.clientSecret());
        var answer =
                requests.ask(
                        "POST oauth2/token", () -> api.get().token(form, settings.userAgent()));
        if (answer.code() == 400
                && DiscordRequests.json(answer)
                        .filter(it -> "invalid_grant".equals(it.path("error").asText("")))
                        .isPresent()) {
            return new Answer.CodeRefused();
        }
        var token = DiscordRequests.ANSWERS.json("login", answer).path("access_token").asText("");
        if (token.isEmpty()) {
            throw DiscordRequests.ANSWERS.unexpected("login", "no token");
        }
        return known("Bearer " + token);
    }

    /** Discord counts these for each person: nobody waits for somebody else. */
    private Answer known(String authorization) {
        var person = " of " + UUID.randomUUID();
        var me =
                DiscordRequests.ANSWERS.json(
                        "person",
                        requests.ask(
                                "GET users/@me" + person,
                                () -> api.get().me(authorization, settings.userAgent())));
        try {
            return new Answer.Known(
                    new DiscordProfile(
                            new DiscordUser(me.path("id").asText("")),
                            me.path("username").asText(""),
                            BotGuilds.text(me, "avatar")),
                    guilds(authorization, person));
        } catch (IllegalArgumentException e) {
            throw DiscordRequests.ANSWERS.unexpected("person", "an id or number that is none");
        }
    }

    private List<SeenGuild> guilds(String authorization, String person) {
        var found = new ArrayList<SeenGuild>();
        @Nullable String after = null;
        for (int page = 0; page < MAX_PAGES; page++) {
            var from = after;
            var list =
                    DiscordRequests.ANSWERS.json(
                            "servers",
                            requests.ask(
                                    "GET users/@me/guilds" + person,
                                    () ->
                                            api.get()
                                                    .guildsOfMe(
                                                            from,
                                                            PAGE,
                                                            authorization,
                                                            settings.userAgent())));
            list.forEach(guild -> found.add(guild(guild)));
            if (list.size() < PAGE) {
                return found;
            }
            after = found.getLast().id().value();
        }
        return found;
    }

    private static SeenGuild guild(JsonNode json) {
        return new SeenGuild(
                new GuildId(json.path("id").asText("")),
                json.path("name").asText(""),
                BotGuilds.text(json, "icon"),
                json.path("owner").asBoolean(false),
                Permissions.of(json.path("permissions").asText("0")));
    }
}
