package dev.pacenote.domain.streams.guild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionsTest {

    private static final GuildId GUILD = new GuildId("900000000000000001");
    private static final RoleId MOD = new RoleId("770000000000000001");
    private static final RoleId DJ = new RoleId("770000000000000002");

    private static GuildRole role(RoleId id, int position, Permissions permissions) {
        return new GuildRole(id, "role", permissions, 0, position, false, false);
    }

    private static GuildRoles guild(Permission... everybody) {
        return new GuildRoles(
                GUILD,
                "186000000000000001",
                List.of(
                        role(new RoleId(GUILD.value()), 0, Permissions.of(Set.of(everybody))),
                        role(MOD, 5, Permissions.of(Set.of(Permission.MANAGE_GUILD))),
                        role(DJ, 3, Permissions.NONE)));
    }

    private static GuildMember member(RoleId... roles) {
        return new GuildMember("186000000000000009", Set.of(roles));
    }

    private static PermissionOverwrite overwrite(
            PermissionOverwrite.Kind kind, String subject, Permissions allow, Permissions deny) {
        return new PermissionOverwrite(kind, subject, allow, deny);
    }

    private static Permissions only(Permission... permissions) {
        return Permissions.of(Set.of(permissions));
    }

    @Test
    void the_owner_administrators_and_who_manages_the_server_are_admins_and_nobody_else() {
        var guild = guild();

        assertThat(new GuildMember("186000000000000001", Set.of()).isAdmin(guild)).isTrue();
        assertThat(member(MOD).isAdmin(guild)).isTrue();
        assertThat(member(DJ).isAdmin(guild)).isFalse();
        assertThat(member().isAdmin(guild(Permission.ADMINISTRATOR))).isTrue();
        assertThat(only(Permission.ADMINISTRATOR).has(Permission.MENTION_EVERYONE)).isTrue();
    }

    @Test
    void permissions_are_numbers_of_any_size() {
        var huge = BigInteger.ONE.shiftLeft(70).add(BigInteger.valueOf(0x20)).toString();

        assertThat(Permissions.of(huge).managesGuild()).isTrue();
        assertThat(Permissions.of("1180591620717411303424").managesGuild()).isFalse();
        assertThatThrownBy(() -> Permissions.of("-1")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Permissions.INSTALLED.bits()).isEqualTo(BigInteger.valueOf(216_064));
    }

    @Test
    void a_channel_changes_what_everybody_then_roles_then_the_member_may() {
        var guild = guild(Permission.VIEW_CHANNEL, Permission.SEND_MESSAGES);
        var everybodyOut =
                overwrite(
                        PermissionOverwrite.Kind.ROLE,
                        GUILD.value(),
                        Permissions.NONE,
                        only(Permission.VIEW_CHANNEL));
        var djsIn =
                overwrite(
                        PermissionOverwrite.Kind.ROLE,
                        DJ.value(),
                        only(Permission.VIEW_CHANNEL),
                        Permissions.NONE);
        var modsOut =
                overwrite(
                        PermissionOverwrite.Kind.ROLE,
                        MOD.value(),
                        Permissions.NONE,
                        only(Permission.VIEW_CHANNEL));
        var oneOut =
                overwrite(
                        PermissionOverwrite.Kind.MEMBER,
                        "186000000000000009",
                        Permissions.NONE,
                        only(Permission.SEND_MESSAGES));

        assertThat(member().permissionsIn(guild, List.of(everybodyOut)))
                .isEqualTo(Permissions.NONE);
        assertThat(
                        member(DJ, MOD)
                                .permissionsIn(guild, List.of(modsOut, djsIn, everybodyOut))
                                .missing(Set.of(Permission.VIEW_CHANNEL)))
                .as("of several roles what one allows counts")
                .isEmpty();
        assertThat(
                        member(DJ)
                                .permissionsIn(guild, List.of(everybodyOut, djsIn, oneOut))
                                .missing(Set.of(Permission.VIEW_CHANNEL, Permission.SEND_MESSAGES)))
                .containsExactly(Permission.SEND_MESSAGES);
    }

    @Test
    void an_administrator_may_write_where_nobody_else_may() {
        var closed =
                overwrite(
                        PermissionOverwrite.Kind.ROLE,
                        GUILD.value(),
                        Permissions.NONE,
                        only(Permission.VIEW_CHANNEL, Permission.SEND_MESSAGES));

        assertThat(
                        member().permissionsIn(guild(Permission.ADMINISTRATOR), List.of(closed))
                                .has(Permission.SEND_MESSAGES))
                .isTrue();
    }

    @Test
    void what_the_bot_lacks_in_a_channel_is_named() {
        var channel =
                new TextChannel(
                        new TextChannelId("800000000000000001"), "live", false, 0, "", List.of());

        assertThat(
                        channel.missing(
                                member(), guild(Permission.VIEW_CHANNEL, Permission.EMBED_LINKS)))
                .containsExactly(Permission.SEND_MESSAGES, Permission.READ_MESSAGE_HISTORY);
        assertThat(channel.missing(member(), guild(Permission.SEND_MESSAGES)))
                .as("nothing is possible in what is not seen")
                .hasSize(4);
    }

    @Test
    void a_role_is_given_by_whoever_manages_roles_and_stands_above_it() {
        var manager = new RoleId("770000000000000003");
        var roles =
                new GuildRoles(
                        GUILD,
                        "186000000000000001",
                        List.of(
                                role(manager, 4, only(Permission.MANAGE_ROLES)),
                                role(DJ, 3, Permissions.NONE),
                                role(MOD, 5, Permissions.NONE)));

        assertThat(roles.mayGive(member(manager), roles.find(DJ).orElseThrow())).isTrue();
        assertThat(roles.mayGive(member(manager), roles.find(MOD).orElseThrow())).isFalse();
        assertThat(roles.mayGive(member(DJ, MOD), roles.find(DJ).orElseThrow())).isFalse();
    }

    @Test
    void roles_are_listed_from_the_highest_with_everybody_last_and_without_bots() {
        var bot =
                new GuildRole(
                        new RoleId("770000000000000004"), "b", Permissions.NONE, 0, 9, false, true);
        var guild = guild();
        var roles = new ArrayList<>(guild.roles());
        roles.add(bot);

        assertThat(new GuildRoles(GUILD, "1", roles).pingable())
                .extracting(GuildRole::id)
                .containsExactly(MOD, DJ, guild.everyoneId());
    }
}
