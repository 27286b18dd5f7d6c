package dev.pacenote.application.streams.membership;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.streams.audit.StreamAudit;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.Membership;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is known of a person at Discord and Twitch, for their export: what Discord calls them, the
 * servers to which they belong, the channels that they proved, of what they want to hear, and what
 * they did in servers. Each row says what it is.
 */
public final class StreamsExport implements AccountExport {

    /** More than anybody does in the year for which they are kept. */
    private static final int MOST_ENTRIES = 100_000;

    private final DiscordProfiles profiles;
    private final Memberships memberships;
    private final Preferences preferences;
    private final Streamers streamers;
    private final StreamAudit audit;

    public StreamsExport(
            DiscordProfiles profiles,
            Memberships memberships,
            Preferences preferences,
            Streamers streamers,
            StreamAudit audit) {
        this.profiles = profiles;
        this.memberships = memberships;
        this.preferences = preferences;
        this.streamers = streamers;
        this.audit = audit;
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
                        chosen(person),
                        audit.of(person, MOST_ENTRIES).stream().map(StreamsExport::row))
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

    private static Map<String, Object> row(StreamAuditEntry entry) {
        var row = new HashMap<String, Object>();
        row.put("what", "audit");
        row.put("at", entry.at());
        entry.guild().ifPresent(guild -> row.put("guildId", guild.value()));
        row.put("action", entry.action().wireName());
        row.put("details", entry.details());
        row.put("network", entry.actor().address());
        row.put("result", entry.result());
        return row;
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
