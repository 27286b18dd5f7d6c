package dev.pacenote.application.streams.role;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.guild.DiscordGuilds;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.membership.Preferences;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.guild.GuildRole;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.SeenRoles;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.role.ManagedRole;
import dev.pacenote.domain.streams.role.RoleHolder;
import dev.pacenote.domain.streams.role.RoleProblem;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes a role for each link whose posts ping by one of ours, and deletes those that none needs any
 * more. What is to be made is noted first; after a crash the note finds what was made.
 */
public final class LevelManagedRoles {

    /** What says which roles are needed, and what is kept of them. */
    public record Stores(
            ManagedRoles roles,
            RoleHolders holders,
            Links links,
            Streamers streamers,
            Guilds guilds,
            Preferences preferences,
            Transactions transactions) {}

    private static final int BATCH = 50;

    /** More than ask for the role of one channel. */
    private static final int MAX_HOLDERS = 10_000;

    private final Stores stores;
    private final DiscordGuilds discord;
    private final DiscordRoles discordRoles;
    private final InstantSource clock;

    public LevelManagedRoles(
            Stores stores, DiscordGuilds discord, DiscordRoles discordRoles, InstantSource clock) {
        this.stores = stores;
        this.discord = discord;
        this.discordRoles = discordRoles;
        this.clock = clock;
    }

    /** Makes and deletes what is to be made and deleted. */
    public void level() {
        stores.roles().toLookAt(clock.instant(), BATCH).forEach(this::level);
    }

    /**
     * Keeps what somebody saw of a server. A role of ours that was deleted there is made anew, for
     * all who asked for it.
     */
    public void seen(SeenRoles seen) {
        stores.guilds().saveRoles(seen);
        stores.roles().of(seen.guild()).stream()
                .filter(it -> it.isGone(seen))
                .forEach(stores.roles()::remove);
    }

    /** The role of one link, once more, unless somebody else makes it just now. */
    void level(Link.Key link) {
        var streamer = wantedBy(link);
        var known = stores.roles().find(link);
        if (streamer.isEmpty() && known.isEmpty()) {
            return;
        }
        var role = known.orElseGet(() -> ManagedRole.wanted(link, clock.instant()));
        if (role.isBeingMade(clock.instant())) {
            return;
        }
        if (stores.roles().save(role.claimed(clock.instant()))
                instanceof SaveResult.Saved<ManagedRole>(var claimed)) {
            try {
                streamer.ifPresentOrElse(it -> make(claimed, it), () -> delete(claimed));
            } catch (UpstreamException _) {
                hindered(claimed, RoleProblem.DISCORD_UNAVAILABLE);
            }
        }
    }

    /** Whose role it is, as long as its posts ping by it. */
    private Optional<Streamer> wantedBy(Link.Key key) {
        return stores.links()
                .find(key)
                .filter(
                        link ->
                                link.settings(stores.guilds().config(key.guild()).settings())
                                                .target()
                                                .pingMode()
                                        == PingMode.MANAGED_ROLE)
                .flatMap(_ -> stores.streamers().find(key.streamer()));
    }

    private void make(ManagedRole role, Streamer streamer) {
        var look = discord.look(role.link().guild());
        if (role.role().isPresent() && look.isPresent()) {
            if (look.get().roles().find(role.role().get()).isPresent()) {
                saved(role.made(role.role().get()));
            } else {
                // It is made anew the next time.
                stores.roles().remove(role);
            }
            return;
        }
        var bot = look.flatMap(_ -> discord.bot(role.link().guild()));
        if (look.isEmpty() || bot.isEmpty()) {
            hindered(role, RoleProblem.DISCORD_UNAVAILABLE);
            return;
        }
        var name = ManagedRole.name(streamer);
        var found =
                look.get().roles().roles().stream()
                        .filter(it -> role.is(it, name))
                        .map(GuildRole::id)
                        .filter(id -> !isOfAnother(role, id))
                        .findFirst();
        if (found.isPresent()) {
            saved(role.made(found.get()));
            return;
        }
        var problem =
                RoleProblem.against(bot.get(), look.get().roles(), Optional.empty())
                        .or(() -> tooMany(role));
        if (problem.isPresent()) {
            hindered(role, problem.get());
            return;
        }
        switch (discordRoles.create(role.link().guild(), name)) {
            case DiscordRoles.Made.Ok(var made) -> saved(role.made(made));
            case DiscordRoles.Made.Refused _ -> hindered(role, RoleProblem.MISSING_PERMISSIONS);
        }
    }

    private boolean isOfAnother(ManagedRole role, RoleId id) {
        return stores.roles().of(role.link().guild()).stream()
                .anyMatch(it -> it.role().equals(Optional.of(id)));
    }

    private Optional<RoleProblem> tooMany(ManagedRole role) {
        long made =
                stores.roles().of(role.link().guild()).stream()
                        .filter(it -> it.role().isPresent())
                        .count();
        return made < PingMode.MAX_MANAGED_ROLES
                ? Optional.empty()
                : Optional.of(RoleProblem.LIMIT_REACHED);
    }

    /**
     * With the role all who asked for it are due: those too who were told to wait for it. Whoever
     * takes it back while they are gone through is not asked for.
     */
    private void saved(ManagedRole made) {
        stores.transactions()
                .run(
                        () -> {
                            if (stores.roles().save(made)
                                    instanceof SaveResult.Saved<ManagedRole>) {
                                stores.preferences()
                                        .optedIn(made.link(), MAX_HOLDERS)
                                        .forEach(user -> isAskedFor(made.link(), user));
                            }
                        });
    }

    private void isAskedFor(Link.Key link, DiscordUser user) {
        stores.holders().ask(new RoleHolder.Key(link, user), clock.instant());
    }

    private void delete(ManagedRole role) {
        if (role.role().isEmpty()) {
            stores.roles().remove(role);
            return;
        }
        switch (discordRoles.delete(role.link().guild(), role.role().get())) {
            case DONE, NO_SUCH_ROLE, NO_SUCH_MEMBER -> stores.roles().remove(role);
            case REFUSED -> hindered(role, RoleProblem.MISSING_PERMISSIONS);
        }
    }

    private void hindered(ManagedRole role, RoleProblem problem) {
        stores.roles().save(role.hindered(problem, clock.instant()));
    }
}
