package dev.pacenote.application.streams.membership;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.Membership;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is known of a person at Discord and Twitch, for their export: what Discord calls them, the
 * servers to which they belong, the channels that they proved, and of what they want to hear. Each
 * row says what it is.
 */
public final class StreamsExport implements AccountExport {

    private final DiscordProfiles profiles;
    private final Memberships memberships;
    private final Preferences preferences;
    private final Streamers streamers;

    public StreamsExport(
            DiscordProfiles profiles,
            Memberships memberships,
            Preferences preferences,
            Streamers streamers) {
        this.profiles = profiles;
        this.memberships = memberships;
        this.preferences = preferences;
        this.streamers = streamers;
    }

    @Override
    public String member() {
        return "streams";
    }

    @Override
    public Stream<Map<String, Object>> of(AccountId person) {
        return Stream.of(
                        profiles.find(person).stream().map(StreamsExport::row),
                        memberships.of(person).stream().map(StreamsExport::row),
                        streamers.provedBy(person).stream().map(StreamsExport::row),
                        chosen(person))
                .flatMap(rows -> rows);
    }

    private static Map<String, Object> row(DiscordProfile profile) {
        var row = new HashMap<String, Object>();
        row.put("what", "discordUser");
        row.put("discordId", profile.user().id());
        row.put("username", profile.username());
        profile.avatar().ifPresent(avatar -> row.put("avatar", avatar));
        return row;
    }

    private static Map<String, Object> row(Membership membership) {
        return Map.of(
                "what", "membership",
                "guildId", membership.guild().value(),
                "source", membership.source().wireName(),
                "admin", membership.admin(),
                "verifiedAt", membership.verifiedAt());
    }

    private static Map<String, Object> row(Streamer streamer) {
        return Map.of(
                "what", "channel",
                "streamerId", streamer.id().value().toString(),
                "twitchId", streamer.broadcaster().value(),
                "twitchLogin", streamer.names().login().value(),
                "twitchName", streamer.names().displayName(),
                "consent", streamer.consent().wireName());
    }

    private Stream<Map<String, Object>> chosen(AccountId person) {
        return List.copyOf(preferences.of(person).entrySet()).stream()
                .map(
                        chosen ->
                                Map.of(
                                        "what",
                                        "preference",
                                        "guildId",
                                        chosen.getKey().guild().value(),
                                        "streamerId",
                                        chosen.getKey().streamer().value().toString(),
                                        "notificationsEnabled",
                                        chosen.getValue()));
    }
}
