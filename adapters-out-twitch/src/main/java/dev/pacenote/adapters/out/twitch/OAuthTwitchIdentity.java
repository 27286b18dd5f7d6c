package dev.pacenote.adapters.out.twitch;

import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.link.TwitchIdentity;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.LinkSecret;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.uri.UriBuilder;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Log-ins by Twitch's OAuth. The token serves for one question, is given back and dropped. */
@Singleton
@Requires(beans = TwitchSettings.class)
public final class OAuthTwitchIdentity implements TwitchIdentity {

    private static final Logger LOG = LoggerFactory.getLogger(OAuthTwitchIdentity.class);

    private static final int BAD_REQUEST = 400;
    private static final String CODE_REFUSED = "authorization code";

    private final TwitchClients clients;
    private final BeanProvider<TwitchIdApi> api;
    private final HelixChannels channels;
    private final TwitchSettings settings;

    OAuthTwitchIdentity(
            TwitchClients clients,
            BeanProvider<TwitchIdApi> api,
            HelixChannels channels,
            TwitchSettings settings) {
        this.clients = clients;
        this.api = api;
        this.channels = channels;
        this.settings = settings;
    }

    @Override
    public URI authorize(LinkSecret state) {
        return UriBuilder.of(settings.id())
                .path("/oauth2/authorize")
                .queryParam("response_type", "code")
                .queryParam("client_id", settings.application().clientId())
                .queryParam("redirect_uri", settings.linkCallback())
                .queryParam("scope", "")
                .queryParam("force_verify", "true")
                .queryParam("state", state.value())
                .build();
    }

    @Override
    public Answer prove(String code) {
        var application = settings.application();
        var form =
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", settings.linkCallback().toString(),
                        "client_id", application.clientId(),
                        "client_secret", application.clientSecret());
        var answer = send("twitch login", () -> api.get().token(form));
        if (answer.code() == BAD_REQUEST && isOfTheCode(answer)) {
            return new Answer.CodeRefused();
        }
        var token = Helix.ANSWERS.json("login", answer).path("access_token").asText("");
        if (token.isEmpty()) {
            throw Helix.ANSWERS.unexpected("login", "no token");
        }
        try {
            return channel(token);
        } finally {
            revoke(token);
        }
    }

    private HttpResponse<String> send(String endpoint, Supplier<HttpResponse<String>> request) {
        try {
            return clients.id().send(endpoint, Priority.PERSON, request);
        } catch (UpstreamException e) {
            throw e.of(Helix.ANSWERS.service());
        }
    }

    /** Other mistakes in a request for a token are ours. */
    private static boolean isOfTheCode(HttpResponse<String> answer) {
        return answer.getBody()
                .map(body -> Helix.ANSWERS.parse("login", body).path("message").asText(""))
                .filter(text -> text.toLowerCase(Locale.ROOT).contains(CODE_REFUSED))
                .isPresent();
    }

    private Answer channel(String token) {
        var valid =
                Helix.ANSWERS.json(
                        "validation",
                        send("twitch validate", () -> api.get().validate("OAuth " + token)));
        if (!valid.path("client_id").asText("").equals(settings.application().clientId())) {
            throw Helix.ANSWERS.unexpected("validation", "the token of another application");
        }
        try {
            return channels.find(new BroadcasterId(valid.path("user_id").asText("")))
                    .<Answer>map(Answer.Proved::new)
                    .orElseGet(Answer.NoChannel::new);
        } catch (InvalidValueException e) {
            throw Helix.ANSWERS.unexpected("validation", "an id that is none");
        }
    }

    /** A token that could not be given back opens nothing to us, and ends by itself. */
    private void revoke(String token) {
        var form = Map.of("client_id", settings.application().clientId(), "token", token);
        try {
            var answer = send("twitch revoke", () -> api.get().revoke(form));
            if (answer.code() >= BAD_REQUEST) {
                LOG.warn("Twitch did not take a token back: status {}", answer.code());
            }
        } catch (UpstreamException e) {
            LOG.warn("Twitch did not take a token back", e);
        }
    }
}
