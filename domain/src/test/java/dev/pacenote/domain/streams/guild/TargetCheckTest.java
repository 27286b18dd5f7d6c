package dev.pacenote.domain.streams.guild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.streams.guild.GuildSettings.Target;
import dev.pacenote.domain.streams.guild.TargetCheck.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetCheckTest {

    private static final GuildId GUILD = new GuildId("900000000000000001");
    private static final RoleId PINGS = new RoleId("770000000000000001");
    private static final RoleId QUIET = new RoleId("770000000000000002");
    private static final RoleId BOTS = new RoleId("770000000000000003");
    private static final TextChannelId LIVE = new TextChannelId("800000000000000001");
    private static final TextChannelId STAFF = new TextChannelId("800000000000000002");
    private static final TextChannelId ELSEWHERE = new TextChannelId("800000000000000009");
    private static final Target NOTHING =
            new Target(Optional.empty(), PingMode.ROLE, Optional.empty());

    private static final GuildRoles ROLES =
            new GuildRoles(
                    GUILD,
                    "186000000000000001",
                    List.of(
                            role(
                                    new RoleId(GUILD.value()),
                                    Permissions.of(Permissions.TO_POST),
                                    true),
                            role(PINGS, Permissions.NONE, true),
                            role(QUIET, Permissions.NONE, false),
                            role(BOTS, Permissions.NONE, false)));

    private static GuildRole role(RoleId id, Permissions permissions, boolean mentionable) {
        return new GuildRole(id, "r", permissions, 0, 1, mentionable, false);
    }

    private static TextChannel channel(TextChannelId id, RoleId closedFor, Permission... denied) {
        return new TextChannel(
                id,
                "c",
                false,
                0,
                "",
                List.of(
                        new PermissionOverwrite(
                                PermissionOverwrite.Kind.ROLE,
                                closedFor.value(),
                                Permissions.NONE,
                                Permissions.of(Set.of(denied)))));
    }

    private static TargetCheck check(String caller, TextChannel... channels) {
        return new TargetCheck(
                ROLES,
                List.of(channels),
                new GuildMember(caller, Set.of()),
                new GuildMember("186000000000000003", Set.of(BOTS)));
    }

    private static TargetCheck byAdmin() {
        return check("186000000000000002", channel(LIVE, QUIET));
    }

    private static Target to(TextChannelId channel) {
        return new Target(Optional.of(channel), PingMode.ROLE, Optional.empty());
    }

    private static Target pinging(RoleId role) {
        return new Target(Optional.empty(), PingMode.ROLE, Optional.of(role));
    }

    @Test
    void a_channel_of_another_server_cannot_be_chosen() {
        assertThat(byAdmin().check(NOTHING, to(ELSEWHERE)))
                .contains(new Refusal.ChannelNotInGuild());
        assertThat(byAdmin().check(NOTHING, to(LIVE))).isEmpty();
    }

    @Test
    void a_channel_that_the_admin_does_not_see_is_none() {
        var hidden = channel(STAFF, new RoleId(GUILD.value()), Permission.VIEW_CHANNEL);

        assertThat(check("186000000000000002", hidden).check(NOTHING, to(STAFF)))
                .contains(new Refusal.ChannelNotInGuild());
        assertThat(check("186000000000000001", hidden).check(NOTHING, to(STAFF)))
                .as("the owner sees it, the bot does not")
                .get()
                .isInstanceOf(Refusal.ChannelNotWritable.class);
    }

    @Test
    void what_the_bot_lacks_in_the_channel_is_said() {
        var mute = channel(LIVE, BOTS, Permission.SEND_MESSAGES, Permission.EMBED_LINKS);

        assertThat(check("186000000000000002", mute).check(NOTHING, to(LIVE)))
                .contains(
                        new Refusal.ChannelNotWritable(
                                List.of(Permission.SEND_MESSAGES, Permission.EMBED_LINKS)));
    }

    @Test
    void what_was_chosen_before_is_not_asked_again_so_that_switching_off_always_works() {
        var dead = to(ELSEWHERE);

        assertThat(byAdmin().check(dead, dead)).isEmpty();
        assertThat(byAdmin().check(pinging(ELSE), pinging(ELSE))).isEmpty();
    }

    private static final RoleId ELSE = new RoleId("770000000000000099");

    @Test
    void a_role_of_another_server_cannot_be_pinged() {
        assertThat(byAdmin().check(NOTHING, pinging(ELSE))).contains(new Refusal.RoleNotInGuild());
    }

    @Test
    void everybody_and_roles_that_are_not_open_need_the_admins_own_permission() {
        var everyone = new RoleId(GUILD.value());

        assertThat(byAdmin().check(NOTHING, pinging(PINGS))).isEmpty();
        assertThat(byAdmin().check(NOTHING, pinging(QUIET)))
                .contains(new Refusal.MentionNotAllowed());
        assertThat(byAdmin().check(NOTHING, pinging(everyone)))
                .as("also where the role of everybody says that it may be mentioned")
                .contains(new Refusal.MentionNotAllowed());
        assertThat(check("186000000000000001").check(NOTHING, pinging(everyone))).isEmpty();
    }
}
