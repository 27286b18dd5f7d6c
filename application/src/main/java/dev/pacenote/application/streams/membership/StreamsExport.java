package dev.pacenote.application.streams.membership;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.streams.audit.StreamAudit;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.Invite;
import dev.pacenote.domain.streams.membership.Membership;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is known of a person at Discord and Twitch, for their export: what Discord calls them, the
 * servers to which they belong and which of them they administer, the invites that they made and by
 * which they came, the channels that they proved and that they had servers follow, of what they
 * want to hear, and what they did in servers. Each row says what it is.
 */
public final class StreamsExport implements AccountExport {

    /** More than anybody does in the year for which they are kept. */
    private static final int MAX_ENTRIES = 100_000;

    /** Where it is found. */
    public record Stores(
            DiscordProfiles profiles,
            Guilds guilds,
            Memberships memberships,
            Invites invites,
            Preferences preferences,
            Streamers streamers,
            Links links,
            StreamAudit audit) {}

    private final Stores stores;

    public StreamsExport(Stores stores) {
        this.stores = stores;
    }

    @Override
    public String member() {
        return "streams";
    }

    @Override
    public Stream<Map<String, Object>> of(AccountId person) {
        return Stream.of(
                        stores.profiles().find(person).stream().map(StreamsExport::row),
                        stores.memberships().of(person).stream().map(this::row),
                        stores.invites().madeBy(person).stream().map(it -> row("invite", it)),
                        stores.invites().usedBy(person).stream().map(it -> row("inviteUsed", it)),
                        stores.streamers().provedBy(person).stream().map(StreamsExport::row),
                        stores.links().addedBy(person).stream().map(StreamsExport::row),
                        chosen(person),
                        stores.audit().of(person, MAX_ENTRIES).stream().map(StreamsExport::row))
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

    private Map<String, Object> row(Membership membership) {
        var row = new HashMap<String, Object>();
        row.put("what", "membership");
        row.put("guildId", membership.guild().value());
        stores.guilds().find(membership.guild()).ifPresent(it -> row.put("guildName", it.name()));
        row.put("source", membership.source().wireName());
        row.put("admin", membership.admin());
        row.put("verifiedAt", membership.verifiedAt());
        return row;
    }

    private static Map<String, Object> row(String what, Invite invite) {
        var row = new HashMap<String, Object>();
        row.put("what", what);
        row.put("guildId", invite.guild().value());
        row.put("createdAt", invite.createdAt());
        if (what.equals("invite")) {
            // The code of somebody else's lets others in.
            row.put("code", invite.code().value());
            row.put("maxUses", invite.terms().maxUses());
            row.put("useCount", invite.uses().count());
            invite.terms().expiresAt().ifPresent(end -> row.put("expiresAt", end));
        }
        return row;
    }

    private static Map<String, Object> row(Link link) {
        return Map.of(
                "what", "link",
                "guildId", link.key().guild().value(),
                "streamerId", link.key().streamer().value().toString(),
                "addedAt", link.addedAt());
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
        return List.copyOf(stores.preferences().of(person).entrySet()).stream()
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
