package dev.pacenote.application.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.guild.InMemoryDiscordGuilds;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.ChannelNames;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.Invite;
import dev.pacenote.domain.streams.membership.Membership;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StreamsExportTest {

    private final ClubWorld world = new ClubWorld();
    private final StreamsExport export =
            new StreamsExport(
                    new StreamsExport.Stores(
                            world.profiles,
                            world.guilds,
                            world.memberships,
                            world.invites,
                            world.preferences,
                            world.streamers,
                            world.links,
                            world.audit));

    private List<Map<String, Object>> rows(AccountId account) {
        try (var rows = export.of(account)) {
            return rows.toList();
        }
    }

    private Invite invite(GuildId guild, AccountId by) {
        return Invite.created(
                UUID.randomUUID(),
                guild,
                by,
                Invite.Terms.of(0, 0, world.now),
                world.now,
                UUID.randomUUID());
    }

    @Test
    void a_person_gets_who_they_are_at_discord_where_they_belong_what_they_proved_and_chose() {
        var account = world.account();
        world.guild(true);
        world.profiles.save(
                account,
                new DiscordProfile(
                        new DiscordUser("186000000000000001"), "neo", Optional.of("a1b2")));
        world.memberships.save(
                Membership.byDiscord(account, InMemoryDiscordGuilds.CLUB, true, world.now));
        var ada =
                world.streamers
                        .save(
                                Streamer.discovered(
                                                new StreamerId(UUID.randomUUID()),
                                                new BroadcasterId("1234"),
                                                new ChannelNames(new TwitchLogin("ada"), "Ada", ""))
                                        .provedBy(account))
                        .orUndo("a channel");
        world.links
                .save(
                        Link.added(
                                new Link.Key(InMemoryDiscordGuilds.CLUB, ada.id()),
                                account,
                                world.now))
                .orUndo("a link");
        var made = invite(InMemoryDiscordGuilds.CLUB, account);
        world.invites.save(made);
        var used = invite(new GuildId("900000000000000002"), world.account());
        world.invites.save(used);
        world.invites.saveUse(used.id(), account);
        world.preferences.save(
                account, new Link.Key(InMemoryDiscordGuilds.CLUB, ada.id()), false, world.now);

        world.audit.save(
                StreamAuditEntry.begun(
                                UUID.randomUUID(),
                                world.now,
                                Optional.of(InMemoryDiscordGuilds.CLUB),
                                new StreamAuditEntry.Actor(Optional.of(account), "198.18.8.0"),
                                AuditedAction.CONFIG_CHANGED,
                                Map.of())
                        .ended("ok"));

        var rows = rows(account);

        assertThat(rows)
                .extracting(row -> row.get("what"))
                .containsExactly(
                        "discordUser",
                        "membership",
                        "invite",
                        "inviteUsed",
                        "channel",
                        "link",
                        "preference",
                        "audit");
        assertThat(rows.get(0)).containsEntry("username", "neo").containsEntry("avatar", "a1b2");
        assertThat(rows.get(1))
                .containsEntry("guildName", "Speed Club")
                .containsEntry("source", "discord")
                .containsEntry("admin", true);
        assertThat(rows.get(2))
                .containsEntry("code", made.code().value())
                .containsEntry("guildId", "900000000000000001");
        assertThat(rows.get(3)).containsEntry("guildId", "900000000000000002");
        assertThat(rows.get(3)).as("the code lets others in").doesNotContainKey("code");
        assertThat(rows.get(4)).containsEntry("twitchLogin", "ada");
        assertThat(rows.get(5)).containsEntry("streamerId", ada.id().value().toString());
        assertThat(rows.get(6)).containsEntry("notificationsEnabled", false);
        assertThat(rows.get(7))
                .containsEntry("action", "config_changed")
                .containsEntry("network", "198.18.8.0")
                .containsEntry("result", "ok");
        assertThat(rows(world.account())).as("of somebody else").isEmpty();
    }
}
