package dev.pacenote.application.streams.guild;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildMember;
import dev.pacenote.domain.streams.guild.GuildRole;
import dev.pacenote.domain.streams.guild.GuildRoles;
import dev.pacenote.domain.streams.guild.Permission;
import dev.pacenote.domain.streams.guild.PermissionOverwrite;
import dev.pacenote.domain.streams.guild.Permissions;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.TextChannel;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One server at Discord: everybody sees and writes, a channel is closed, a role can be pinged and
 * another one cannot.
 */
public final class InMemoryDiscordGuilds implements DiscordGuilds {

    public static final GuildId CLUB = new GuildId("900000000000000001");
    public static final TextChannelId OPEN = new TextChannelId("800000000000000001");
    public static final TextChannelId CLOSED = new TextChannelId("800000000000000002");
    public static final RoleId PINGS = new RoleId("770000000000000001");
    public static final RoleId STAFF = new RoleId("770000000000000002");
    public static final RoleId BOT = new RoleId("770000000000000003");
    public static final String OWNER = "186000000000000001";

    public boolean botPresent = true;
    public boolean away;

    /** Roles that our bot made. */
    public final List<GuildRole> made = new ArrayList<>();

    /** What our bot may do beside what everybody may, and how high its role is. */
    public Permissions ofBot = Permissions.NONE.with(Permission.MANAGE_ROLES);

    public int botPosition = 5;

    /** How often Discord was asked. */
    public int asked;

    public final Map<String, Set<RoleId>> members = new HashMap<>(Map.of(OWNER, Set.of()));

    /** When they came. */
    public final Map<String, Instant> joined = new HashMap<>();

    private void ask() {
        asked++;
        if (away) {
            throw new UpstreamException(UpstreamException.Kind.AWAY, "Discord is away");
        }
    }

    /** What the list leaves out although the bot is there, as it may for a moment. */
    public boolean leavesOut;

    /** What happens while the answer about a member is on its way. */
    public Runnable afterLook = () -> {};

    /** What happens while Discord's answer for a server is on its way. */
    public Runnable whenLooked = () -> {};

    /** How often it was asked for a server. */
    public int looks;

    /** Whether Discord answers for servers other than the club in a way that nobody understands. */
    public boolean odd;

    @Override
    public List<BotGuild> ofBot() {
        ask();
        return botPresent && !leavesOut
                ? List.of(new BotGuild(CLUB, "Speed Club", Optional.empty()))
                : List.of();
    }

    @Override
    public Optional<SeenByBot> look(GuildId guild) {
        looks++;
        ask();
        if (odd && !guild.equals(CLUB)) {
            throw new UpstreamException(UpstreamException.Kind.FAILED, "an odd answer");
        }
        var seen =
                botPresent && guild.equals(CLUB)
                        ? Optional.of(
                                new SeenByBot(
                                        "Speed Club",
                                        Optional.empty(),
                                        new GuildRoles(CLUB, OWNER, roles())))
                        : Optional.<SeenByBot>empty();
        whenLooked.run();
        return seen;
    }

    private List<GuildRole> roles() {
        return Stream.concat(
                        Stream.of(
                                role(
                                        new RoleId(CLUB.value()),
                                        Permissions.of(Permissions.TO_POST),
                                        false),
                                role(PINGS, Permissions.NONE, true),
                                role(STAFF, Permissions.NONE.with(Permission.MANAGE_GUILD), false),
                                new GuildRole(BOT, "pacenote", ofBot, 0, botPosition, false, true)),
                        made.stream())
                .toList();
    }

    private static GuildRole role(RoleId id, Permissions permissions, boolean mentionable) {
        return new GuildRole(id, "a role", permissions, 0, 1, mentionable, false);
    }

    @Override
    public List<TextChannel> channels(GuildId guild) {
        ask();
        return List.of(
                new TextChannel(OPEN, "live-now", false, 1, "", List.of()),
                new TextChannel(
                        CLOSED,
                        "read-only",
                        false,
                        2,
                        "",
                        List.of(
                                new PermissionOverwrite(
                                        PermissionOverwrite.Kind.ROLE,
                                        CLUB.value(),
                                        Permissions.NONE,
                                        Permissions.NONE.with(Permission.SEND_MESSAGES)))));
    }

    @Override
    public Optional<GuildMember> member(GuildId guild, String user) {
        ask();
        var seen =
                Optional.ofNullable(members.get(user))
                        .map(
                                roles ->
                                        new GuildMember(
                                                user,
                                                roles,
                                                Optional.ofNullable(joined.get(user))));
        afterLook.run();
        return seen;
    }

    @Override
    public Optional<GuildMember> bot(GuildId guild) {
        ask();
        return Optional.of(new GuildMember("100000000000000002", Set.of(BOT)));
    }
}
