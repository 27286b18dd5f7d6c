package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.ChannelNames;
import dev.pacenote.domain.streams.link.LinkSecret;
import dev.pacenote.domain.streams.link.TwitchLogin;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** People log in to Twitch here, and each code counts once. */
public final class InMemoryTwitchIdentity implements TwitchIdentity {

    public boolean away;

    /** Whether something goes wrong of which nobody knows what it is. */
    public boolean breaks;

    private final Map<String, TwitchChannels.TwitchChannel> codes = new HashMap<>();
    private int given;

    /** What somebody comes back with who has this channel. */
    public synchronized String code(String id, String login, String displayName) {
        var code = "code " + ++given + " of " + login;
        codes.put(
                code,
                new TwitchChannels.TwitchChannel(
                        new BroadcasterId(id),
                        new ChannelNames(new TwitchLogin(login), displayName, "")));
        return code;
    }

    @Override
    public URI authorize(LinkSecret state) {
        return URI.create("https://id.twitch.example/authorize?state=" + state.value());
    }

    @Override
    public synchronized Answer prove(String code) {
        if (breaks) {
            throw new IllegalStateException("broken");
        }
        if (away) {
            throw new UpstreamException(UpstreamException.Kind.AWAY, "Twitch is away");
        }
        return Optional.ofNullable(codes.remove(code))
                .<Answer>map(Answer.Proved::new)
                .orElseGet(Answer.CodeRefused::new);
    }
}
