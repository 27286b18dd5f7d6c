package dev.pacenote.application.streams.membership;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.guild.DiscordGuilds;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.GuildAccess;
import dev.pacenote.domain.streams.membership.Membership;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Says what an account may do in a server now. Discord's word is asked anew when it is older than
 * the use allows; where it cannot be asked, reads go on for a while and writes do not. Where our
 * bot is not, what it said at a log-in counts for a day.
 */
public final class CheckGuildAccess {

    /** What a route needs. */
    public enum Need {
        MEMBER,
        ADMIN
    }

    public sealed interface Result {

        record Allowed(Guild guild, GuildAccess access) implements Result {}

        /** There is no such server, or the account has nothing to do with it. */
        record NotAMember() implements Result {}

        record NotAnAdmin() implements Result {}
    }

    private final Guilds guilds;
    private final Memberships memberships;
    private final DiscordProfiles profiles;
    private final DiscordGuilds discord;
    private final InstantSource clock;

    public CheckGuildAccess(
            Guilds guilds,
            Memberships memberships,
            DiscordProfiles profiles,
            DiscordGuilds discord,
            InstantSource clock) {
        this.guilds = guilds;
        this.memberships = memberships;
        this.profiles = profiles;
        this.discord = discord;
        this.clock = clock;
    }

    /**
     * @throws UpstreamException when Discord has to be asked and gives no answer
     */
    public Result check(AccountId account, GuildId id, GuildAccess.Use use, Need need) {
        var guild = guilds.find(id);
        var known = memberships.find(account, id);
        if (guild.isEmpty() || !known.isMember()) {
            return new Result.NotAMember();
        }
        var access =
                known.discord().isPresent() && guild.get().bot().isPresent()
                        ? fresh(account, id, known, use)
                        : known.withoutBot(clock.instant());
        if (!access.isMember()) {
            return new Result.NotAMember();
        }
        return need == Need.MEMBER || access.isAdmin()
                ? new Result.Allowed(guild.get(), access)
                : new Result.NotAnAdmin();
    }

    private GuildAccess fresh(
            AccountId account, GuildId guild, GuildAccess known, GuildAccess.Use use) {
        if (known.serves(use, clock.instant())) {
            return known;
        }
        try {
            return asked(account, guild, known);
        } catch (UpstreamException e) {
            if (known.servesWhileDiscordIsAway(use, clock.instant())) {
                return known;
            }
            throw e;
        }
    }

    private GuildAccess asked(AccountId account, GuildId guild, GuildAccess known) {
        var look = discord.look(guild);
        if (look.isEmpty()) {
            // Without the bot there is nobody to ask: what the login learnt counts for a day.
            return known.withoutBot(clock.instant());
        }
        var user = profiles.find(account).map(DiscordProfile::user).map(DiscordUser::id);
        var member = user.flatMap(it -> discord.member(guild, it));
        if (member.isEmpty()) {
            memberships.removeDiscord(account, guild);
            return known.verified(Optional.empty());
        }
        var word =
                Membership.byDiscord(
                        account, guild, member.get().isAdmin(look.get().roles()), clock.instant());
        memberships.save(word);
        return known.verified(Optional.of(word));
    }
}
