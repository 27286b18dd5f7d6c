package dev.pacenote.application.streams.role;

import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.guild.DiscordGuilds;
import dev.pacenote.application.streams.membership.DiscordProfiles;
import dev.pacenote.application.streams.membership.Preferences;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildMember;
import dev.pacenote.domain.streams.guild.GuildRole;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.role.ManagedRole;
import dev.pacenote.domain.streams.role.RoleHolder;
import dev.pacenote.domain.streams.role.RoleProblem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Gives the roles that we made to those who ask for them, and takes them from those who do not want
 * them any more. What they ask for is noted first, so that nothing is lost while Discord is away;
 * what Discord shows later counts.
 */
public final class GiveRoles {

    /** Who asked for what. */
    public record Stores(
            ManagedRoles roles,
            RoleHolders holders,
            Preferences preferences,
            DiscordProfiles profiles,
            Transactions transactions) {}

    private static final int BATCH = 50;

    private final Stores stores;
    private final LevelManagedRoles roles;
    private final DiscordGuilds discord;
    private final DiscordRoles discordRoles;
    private final InstantSource clock;

    public GiveRoles(
            Stores stores,
            LevelManagedRoles roles,
            DiscordGuilds discord,
            DiscordRoles discordRoles,
            InstantSource clock) {
        this.stores = stores;
        this.roles = roles;
        this.discord = discord;
        this.discordRoles = discordRoles;
        this.clock = clock;
    }

    /** Gives and takes what is due. */
    public void give() {
        stores.holders().claim(clock.instant(), BATCH).forEach(this::levelIfStillClaimed);
    }

    /**
     * Those before it in the batch took their time: whoever asked otherwise meanwhile is not served
     * by what they wanted before, and nobody is served twice.
     */
    private void levelIfStillClaimed(RoleHolder claimed) {
        var held = claimed.claimed(clock.instant());
        if (stores.holders().replace(claimed, held)) {
            level(held);
        }
    }

    /** What Discord would refuse; empty, too, when it does not say now. */
    public Optional<RoleProblem> problem(Link.Key link) {
        try {
            var seen = discord.look(link.guild());
            var bot = seen.flatMap(_ -> discord.bot(link.guild()));
            return bot.flatMap(
                    it -> {
                        var guild = seen.orElseThrow().roles();
                        Optional<GuildRole> made =
                                stores.roles()
                                        .find(link)
                                        .flatMap(ManagedRole::role)
                                        .flatMap(guild::find);
                        return RoleProblem.against(it, guild, made);
                    });
        } catch (UpstreamException _) {
            return Optional.empty();
        }
    }

    /** Notes what somebody asks for, in the transaction of their choice. */
    public void note(AccountId account, Link.Key link, boolean wanted) {
        user(account)
                .map(user -> new RoleHolder.Key(link, user))
                .ifPresent(
                        key ->
                                stores.holders()
                                        .save(RoleHolder.asking(key, wanted, clock.instant())));
    }

    /**
     * Does at once what was noted.
     *
     * @return false when it is left to be done later
     */
    public boolean apply(AccountId account, Link.Key link) {
        var user = user(account);
        if (user.isEmpty()) {
            return false;
        }
        if (stores.roles().find(link).flatMap(ManagedRole::role).isEmpty()) {
            roles.level(link);
        }
        var key = new RoleHolder.Key(link, user.get());
        var noted = stores.holders().find(key);
        if (noted.isEmpty()) {
            // Without a role there is nothing to take, and nothing is given.
            return !wants(account, link);
        }
        if (noted.get().isDue(clock.instant())) {
            var claimed = noted.get().claimed(clock.instant());
            if (stores.holders().replace(noted.get(), claimed)) {
                level(claimed);
            }
        }
        return stores.holders().find(key).filter(RoleHolder::isSettled).isPresent();
    }

    private boolean wants(AccountId account, Link.Key link) {
        return stores.preferences().find(account, link).orElse(false);
    }

    private Optional<DiscordUser> user(AccountId account) {
        return stores.profiles().find(account).map(DiscordProfile::user);
    }

    private void level(RoleHolder holder) {
        var link = holder.key().link();
        var role = stores.roles().find(link).filter(it -> it.role().isPresent());
        if (role.isEmpty()) {
            asked(holder, holder.hindered(RoleProblem.DISCORD_UNAVAILABLE, clock.instant()));
            return;
        }
        try {
            level(holder, role.get());
        } catch (UpstreamException _) {
            asked(holder, holder.hindered(RoleProblem.DISCORD_UNAVAILABLE, clock.instant()));
        }
    }

    private void level(RoleHolder holder, ManagedRole role) {
        var key = holder.key();
        var outcome =
                discordRoles.give(
                        key.link().guild(), role.role().orElseThrow(), key.user(), holder.wanted());
        var now = clock.instant();
        switch (outcome) {
            case DONE -> asked(holder, holder.done(now));
            case NO_SUCH_MEMBER -> asked(holder, RoleHolder.seen(key, false, now));
            case REFUSED -> asked(holder, holder.hindered(RoleProblem.MISSING_PERMISSIONS, now));
            // Somebody deleted it: it is made once more, for all who asked for it.
            case NO_SUCH_ROLE -> stores.roles().remove(role);
        }
    }

    /**
     * Keeps what Discord said. Where somebody asked otherwise while Discord was asked, nobody knows
     * which of two requests it heard last: what is wanted now is asked for once more.
     */
    private void asked(RoleHolder held, RoleHolder next) {
        if (!stores.holders().replace(held, next)) {
            stores.holders().dueAgain(held.key(), clock.instant());
        }
    }

    /**
     * Looks at Discord who of these has what, where nobody looked for a while; a role that was
     * given or taken there by hand is a choice like one made here; one that was deleted there is
     * nobody's choice, and whoever left the server and came back gets again what they asked for.
     * Discord's silence changes nothing, nor what it says of somebody who is not there.
     *
     * @param guilds those that the person sees
     */
    public void look(AccountId account, Collection<GuildId> guilds) {
        user(account).ifPresent(user -> guilds.forEach(guild -> look(account, user, guild)));
    }

    private void look(AccountId account, DiscordUser user, GuildId guild) {
        var made = stores.roles().of(guild).stream().filter(it -> it.role().isPresent()).toList();
        if (made.stream().noneMatch(it -> isStale(it, user))) {
            return;
        }
        var since = clock.instant();
        Optional<GuildMember> member;
        List<ManagedRole> there;
        try {
            member = discord.member(guild, user.id());
            there =
                    member.filter(it -> made.stream().anyMatch(role -> isMissed(account, role, it)))
                                    .isPresent()
                            ? there(guild, made)
                            : made;
        } catch (UpstreamException _) {
            return;
        }
        member.ifPresent(
                it -> stores.transactions().run(() -> seen(account, user, there, it, since)));
    }

    /** Whether they lost it as far as one can see: by hand, or with the role itself. */
    private boolean isMissed(AccountId account, ManagedRole role, GuildMember member) {
        return wants(account, role.link())
                && role.role().filter(member.roles()::contains).isEmpty();
    }

    /** Those that were not deleted in the server. */
    private List<ManagedRole> there(GuildId guild, List<ManagedRole> made) {
        var look = discord.look(guild).map(it -> it.roles().seen(clock.instant()));
        look.ifPresent(roles::seen);
        return made.stream()
                .filter(it -> look.flatMap(seen -> it.role().filter(seen::has)).isPresent())
                .toList();
    }

    private boolean isStale(ManagedRole role, DiscordUser user) {
        return stores.holders()
                .find(new RoleHolder.Key(role.link(), user))
                .map(it -> it.isStale(clock.instant()))
                .orElse(true);
    }

    private void seen(
            AccountId account,
            DiscordUser user,
            List<ManagedRole> made,
            GuildMember member,
            Instant since) {
        for (var role : made) {
            var key = new RoleHolder.Key(role.link(), user);
            var known = stores.holders().find(key);
            if (known.filter(it -> !it.isOlderThan(since)).isEmpty()) {
                boolean held = role.role().filter(member.roles()::contains).isPresent();
                boolean wanted = wants(account, role.link());
                if (wanted
                        && !held
                        && known.filter(it -> it.isOlderThanReturn(member.joinedAt()))
                                .isPresent()) {
                    stores.holders().save(RoleHolder.asking(key, true, clock.instant()));
                    continue;
                }
                stores.holders().save(RoleHolder.seen(key, held, clock.instant()));
                if (held != wanted) {
                    stores.preferences().save(account, role.link(), held, clock.instant());
                }
            }
        }
    }
}
