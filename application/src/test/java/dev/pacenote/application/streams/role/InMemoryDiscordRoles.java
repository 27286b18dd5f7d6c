package dev.pacenote.application.streams.role;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.guild.InMemoryDiscordGuilds;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildRole;
import dev.pacenote.domain.streams.guild.Permissions;
import dev.pacenote.domain.streams.guild.RoleId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Roles of the one server at Discord. */
public final class InMemoryDiscordRoles implements DiscordRoles {

    private static final Instant EPOCH = Instant.parse("2015-01-01T00:00:00Z");

    /** Discord refuses the bot from now on, whatever it showed. */
    public boolean refuses;

    /** What happens while a request is on its way to Discord, for whom. */
    public Consumer<DiscordUser> meanwhile = _ -> {};

    /** Who was given a role, or from whom it was taken, one after the other. */
    public final List<DiscordUser> given = new ArrayList<>();

    private final InMemoryDiscordGuilds guilds;
    private final Supplier<Instant> now;
    private long made;

    public InMemoryDiscordRoles(InMemoryDiscordGuilds guilds, Supplier<Instant> now) {
        this.guilds = guilds;
        this.now = now;
    }

    private void ask() {
        if (guilds.away) {
            throw new UpstreamException(UpstreamException.Kind.AWAY, "Discord is away");
        }
    }

    @Override
    public Made create(GuildId guild, String name) {
        ask();
        if (refuses) {
            return new Made.Refused();
        }
        var id = new RoleId("" + ((Duration.between(EPOCH, now.get()).toMillis() << 22) + ++made));
        guilds.made.add(new GuildRole(id, name, Permissions.NONE, 0, 1, false, false));
        return new Made.Ok(id);
    }

    @Override
    public Outcome delete(GuildId guild, RoleId role) {
        ask();
        if (refuses) {
            return Outcome.REFUSED;
        }
        guilds.made.removeIf(it -> it.id().equals(role));
        return Outcome.DONE;
    }

    @Override
    public Outcome give(GuildId guild, RoleId role, DiscordUser member, boolean has) {
        ask();
        given.add(member);
        meanwhile.accept(member);
        var roles = guilds.members.get(member.id());
        if (refuses) {
            return Outcome.REFUSED;
        }
        if (guilds.made.stream().noneMatch(it -> it.id().equals(role))) {
            return Outcome.NO_SUCH_ROLE;
        }
        if (roles == null) {
            return Outcome.NO_SUCH_MEMBER;
        }
        var next = new HashSet<>(roles);
        boolean _ = has ? next.add(role) : next.remove(role);
        guilds.members.put(member.id(), next);
        return Outcome.DONE;
    }
}
